//! Invented people: names, exam numbers and registration numbers (学籍号). The area code 420099 belongs to nobody.

use super::random::Draws;

/// Common surnames, the most common ones several times.
const SURNAMES: &[&str] = &[
    "王", "王", "王", "李", "李", "李", "张", "张", "张", "刘", "刘", "陈", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱",
    "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅",
    "沈", "曾", "彭", "吕", "苏", "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶", "阎", "余", "潘", "杜", "戴", "夏", "钟", "汪", "田",
    "任", "姜", "范", "方", "石", "姚", "谭", "廖", "邹", "熊", "金", "陆", "郝", "孔", "欧阳", "上官", "诸葛",
];

/// First or only characters of given names.
const FIRST: &[&str] = &[
    "子", "雨", "浩", "欣", "思", "嘉", "梓", "俊", "佳", "文", "天", "明", "晓", "一", "诗", "宇", "博", "若", "泽", "志", "语", "心",
    "书", "承", "知", "云", "立", "景", "安", "沐", "亦", "可", "家", "海", "春", "秀", "建", "国", "玉", "永",
];

/// Second characters of given names.
const SECOND: &[&str] = &[
    "涵", "轩", "怡", "然", "辰", "萱", "豪", "妍", "琪", "阳", "杰", "宁", "彤", "航", "悦", "霖", "瑶", "凡", "睿", "雯", "远", "洁",
    "鑫", "婷", "成", "琳", "涛", "颖", "峰", "雪", "伟", "月", "鹏", "兰", "强", "燕", "平", "梅", "新", "华",
];

/// A name.
pub fn name(draws: &mut Draws) -> String {
    let surname = draws.pick(SURNAMES);
    if draws.chance(0.12) {
        format!("{surname}{}", draws.pick(SECOND))
    } else {
        format!("{surname}{}{}", draws.pick(FIRST), draws.pick(SECOND))
    }
}

/// An exam number of ten digits: year of entry, school, class and seat.
pub fn exam_number(entry_year: u16, school: usize, class: usize, seat: usize) -> String {
    format!("{:02}{school:03}{class:02}{seat:03}", entry_year % 100)
}

/// An identity number of the area 420099, its check digit by GB 11643-1999. `serial` makes it unique within a year of birth;
/// the last digit before the check digit is odd for boys.
pub fn identity_number(entry_year: u16, serial: usize, girl: bool) -> String {
    /// Pupils of one day, by sex.
    const A_DAY: usize = 499;
    let (block, place) = (serial / (365 * A_DAY), serial % (365 * A_DAY));
    let day = place * 157 % 365;
    let sequence = 2 * (place / 365) + usize::from(!girl);
    let year = usize::from(entry_year) - 13 - block;
    let (month, day) = month_and_day(day);
    let body = format!("420099{year:04}{month:02}{day:02}{sequence:03}");
    let check = check_digit(&body);
    format!("{body}{check}")
}

/// The registration number that goes with an identity number.
pub fn registration_number(identity_number: &str) -> String {
    format!("G{identity_number}")
}

/// The date that is so many days after 1 January of a common year.
fn month_and_day(mut day: usize) -> (usize, usize) {
    const LENGTHS: [usize; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (at, length) in LENGTHS.into_iter().enumerate() {
        if day < length {
            return (at + 1, day + 1);
        }
        day -= length;
    }
    (12, 31)
}

/// ISO 7064 MOD 11-2 over the first seventeen digits.
fn check_digit(body: &str) -> char {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    char::from(b"10X98765432"[(sum % 11) as usize])
}
