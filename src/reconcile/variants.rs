//! Names that may be one person's written with other characters: traditional for simplified, an older or a fancier form,
//! one character mistyped. What is found here is always said and never enough to join two rows.

use crate::ingest::clean::name_key;
use compact_str::CompactString;
use std::{collections::HashMap, sync::LazyLock};

/// Characters of names that are written for each other, the everyday one first.
#[rustfmt::skip]
const FORMS: &[&str] = &[
    "陈陳", "刘劉", "杨楊", "黄黃", "赵趙", "吴吳", "孙孫", "马馬", "罗羅", "郑鄭", "谢謝", "韩韓", "冯馮", "萧蕭", "许許", "邓鄧",
    "叶葉", "苏蘇", "卢盧", "蒋蔣", "贾賈", "阎閻", "钟鐘鍾锺", "谭譚", "陆陸", "韦韋", "邹鄒", "顾顧", "龚龔", "万萬", "严嚴",
    "赖賴", "贺賀", "汤湯", "庄莊", "颜顏", "聂聶", "鲁魯", "岳嶽", "齐齊", "庞龐", "张張", "欧歐", "阳陽", "诸諸", "东東",
    "尧堯", "乔喬", "吕呂", "涂塗凃", "毕畢", "温溫", "关關", "费費", "范範", "纪紀", "骆駱", "俞兪", "况況", "凌淩", "农農", "应應",
    "闵閔", "党黨", "侯矦", "龙龍", "凤鳳", "伟偉", "华華", "国國", "军軍", "强強", "刚剛", "杰傑", "涛濤", "飞飛", "鹏鵬",
    "辉輝煇", "亚亞", "丽麗", "艳艷豔", "红紅", "兰蘭", "凯凱", "爱愛", "贵貴", "荣榮", "庆慶", "广廣", "义義", "礼禮", "学學",
    "诚誠", "志誌", "远遠", "达達", "进進", "运運", "连連", "迁遷", "云雲", "电電", "风風", "灵靈", "宝寶", "财財", "宾賓", "实實",
    "宪憲", "宁寧甯", "兴興", "举舉", "乐樂", "书書", "习習", "为為爲", "业業", "丛叢", "临臨", "争爭", "亿億", "仓倉", "仪儀",
    "优優", "会會", "传傳", "伦倫", "俊儁", "侠俠", "俭儉", "养養", "冲沖衝", "净淨", "则則", "创創", "劲勁", "励勵", "勋勳勛",
    "协協", "单單", "卫衛", "历歷", "厉厲", "双雙", "发發", "变變", "叙敘", "启啟啓", "员員", "团團", "园園", "围圍", "图圖",
    "圣聖", "坚堅", "坛壇", "垒壘", "声聲", "处處", "备備", "头頭", "奋奮", "妆妝", "妈媽", "娅婭", "娇嬌", "婵嬋", "宽寬", "寿壽",
    "将將", "尔爾", "尽盡", "层層", "岁歲", "岚嵐", "岩巖嵒", "峰峯", "岭嶺", "峦巒", "师師", "帅帥", "带帶", "干乾", "开開",
    "异異", "录錄", "归歸", "彦彥", "征徵", "德悳", "怀懷", "态態", "总總", "恒恆", "恋戀", "恳懇", "恺愷", "悦悅", "惊驚", "战戰",
    "报報", "择擇", "挚摯", "据據", "掷擲", "敌敵", "斋齋", "断斷", "时時", "旷曠", "昆崑", "显顯", "晋晉", "晓曉", "晔曄", "晖暉",
    "暂暫", "术術", "权權", "条條", "来來", "构構", "枫楓", "枣棗", "标標", "栋棟", "栾欒", "树樹", "桥橋", "桦樺", "梦夢", "检檢",
    "楼樓", "欢歡", "气氣", "汉漢", "汇匯", "沪滬", "泽澤", "洁潔", "洒灑", "浅淺", "济濟", "浏瀏", "涌湧", "润潤", "渊淵", "渐漸",
    "湾灣", "满滿", "滨濱", "潇瀟", "澜瀾", "灿燦", "炀煬", "炉爐", "炜煒", "炼煉", "烁爍", "烨燁爗", "热熱", "焕煥", "献獻",
    "环環", "现現", "玛瑪", "玮瑋", "玺璽", "珑瓏", "琏璉", "琐瑣", "琼瓊", "瑶瑤", "璎瓔", "画畫", "畅暢", "盖蓋", "监監", "盘盤",
    "矫矯", "砚硯", "确確", "碍礙", "祎禕", "祯禎", "禄祿", "离離", "种種", "积積", "称稱", "稳穩", "穷窮", "竞競", "笃篤", "笔筆",
    "简簡", "篮籃", "类類", "纤纖", "约約", "级級", "纯純", "纲綱", "纳納", "纶綸", "纷紛", "纹紋", "纽紐", "线線", "练練", "组組",
    "细細", "终終", "绍紹", "经經", "绚絢", "络絡", "统統", "继繼", "绪緒", "续續", "绮綺", "维維", "绵綿", "综綜", "绿綠", "缘緣",
    "缨纓", "网網", "翘翹", "耀燿", "联聯", "聪聰", "肃肅", "胜勝", "脉脈", "腾騰", "舰艦", "节節", "芦蘆", "苍蒼", "茧繭", "荟薈",
    "荫蔭", "莲蓮", "莹瑩", "莺鶯", "萝蘿", "营營", "蓝藍", "蔷薔", "虑慮", "虽雖", "蕴蘊", "补補", "装裝", "见見", "观觀", "规規",
    "视視", "览覽", "觉覺", "誉譽", "计計", "训訓", "议議", "记記", "讲講", "论論", "证證", "词詞", "诗詩", "试試", "话話", "询詢",
    "详詳", "语語", "诺諾", "课課", "谊誼", "谋謀", "谦謙", "谨謹", "谱譜", "贝貝", "贞貞", "贡貢", "质質", "贤賢", "贯貫",
    "赞贊讚", "赟贇", "赢贏", "跃躍", "轩軒", "轮輪", "轶軼", "载載", "辅輔", "迈邁", "还還", "适適", "选選", "逊遜", "邻鄰",
    "鉴鑒鑑", "针針", "钧鈞", "钢鋼", "钦欽", "钰鈺", "铁鐵鐡", "铃鈴", "铎鐸", "铭銘", "铮錚", "银銀", "锋鋒", "锐銳", "锦錦",
    "键鍵", "锴鍇", "镇鎮", "镜鏡", "镭鐳", "长長", "门門", "闯闖", "闻聞", "阁閣", "阔闊", "队隊", "阶階", "际際", "陇隴", "随隨",
    "隐隱", "难難", "雏雛", "雾霧", "静靜", "韬韜", "韵韻", "页頁", "顶頂", "项項", "顺順", "须須", "颂頌", "预預", "领領",
    "颖穎頴", "颢顥", "飒颯", "饶饒", "驰馳", "驹駒", "驿驛", "骁驍", "骄驕", "骏駿", "骐騏", "骥驥", "鱼魚", "鲜鮮", "鸟鳥",
    "鸣鳴", "鸽鴿", "鸿鴻", "鹃鵑", "鹤鶴", "鹰鷹", "麦麥", "哲喆", "升昇", "坤堃", "奔犇", "圭珪", "祐佑", "修脩",
    "璇璿琁", "蕊蘂", "後后", "镕熔", "飏扬揚", "皓晧", "裏里裡", "于於", "滢瀅", "俪儷", "侣侶", "溪谿", "锜錡",
    "蔼藹", "鸾鸞", "鹂鸝",
];

/// The everyday form of every character that has one.
static EVERYDAY: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let of_list = |forms: &'static str| forms.chars().zip(forms.chars().next().into_iter().cycle());
    FORMS.iter().flat_map(|forms| of_list(forms)).collect()
});

/// The form in which two spellings of one name are likely to agree.
#[must_use]
pub fn variant_key(name: &str) -> CompactString {
    name_key(name).chars().map(|c| EVERYDAY.get(&c).copied().unwrap_or(c)).collect()
}

/// Whether two different names may be one written in two ways: variant characters, one character for another in a name of
/// three or more, or one name with something behind it.
#[must_use]
pub fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (variant_key(a), variant_key(b));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let (left, right): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let one_off = left.len() == right.len() && left.len() > 2 && left.iter().zip(&right).filter(|(a, b)| a != b).count() == 1;
    let extended = left.len().min(right.len()) > 1 && (left.starts_with(&right) || right.starts_with(&left));
    a == b || one_off || extended
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_character_belongs_to_two_lists() {
        let mut first: BTreeMap<char, char> = BTreeMap::new();
        for forms in FORMS {
            let head = forms.chars().next().unwrap();
            assert!(forms.chars().count() > 1, "{forms} lists one form only");
            for c in forms.chars() {
                assert_eq!(*first.entry(c).or_insert(head), head, "{c}");
            }
        }
    }

    #[test]
    fn spellings_of_one_name_are_alike() {
        assert_eq!(variant_key("張國偉"), "张国伟");
        for (a, b) in [("张三", "張三"), ("王小明", "王晓明"), ("李雷", "李雷A"), ("欧阳娜", "欧阳娜娜")] {
            assert!(alike(a, b), "{a} {b}");
        }
        for (a, b) in [("张伟", "张敏"), ("张三", "李四"), ("", "张三"), ("王小明", "王大力")] {
            assert!(!alike(a, b), "{a} {b}");
        }
    }
}
