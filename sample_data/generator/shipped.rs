//! The county that is shipped: 考镜县, invented from its name to its last mark. Schools, papers, what is planted where.

use super::{
    county::{County, Grade, Paper, School},
    plants::{Planter, Spot},
    random::Draws,
    truth::{Innocent, Truth},
};

/// The seed of the shipped county: one by which chance alone puts no school far out of line.
pub const SEED: u64 = 20260207;

/// Places of the grades in [`grades`].
const SEVENTH: usize = 0;
const EIGHTH: usize = 1;
const NINTH: usize = 2;

const fn paper(subject: &'static str, full: i32, mean: f64, sd: f64, halves: bool) -> Paper {
    Paper { subject, full, mean, sd, halves }
}

/// Three grades and their papers; the geography of grade seven is an easy paper, and nothing is wrong with that.
pub fn grades() -> Vec<Grade> {
    let chinese = paper("语文", 120, 0.66, 0.12, true);
    let hard_chinese = paper("语文", 120, 0.62, 0.105, true);
    let maths = paper("数学", 120, 0.57, 0.18, false);
    let english = paper("英语", 120, 0.60, 0.17, true);
    let civics = paper("道德与法治", 100, 0.68, 0.14, false);
    let history = paper("历史", 100, 0.63, 0.16, false);
    let geography = paper("地理", 100, 0.62, 0.17, false);
    let easy_geography = paper("地理", 100, 0.84, 0.10, false);
    let biology = paper("生物", 100, 0.65, 0.16, false);
    let physics = paper("物理", 100, 0.58, 0.17, true);
    let chemistry = paper("化学", 100, 0.60, 0.17, true);
    let civics_of_leavers = Paper { full: 60, ..civics };
    let history_of_leavers = Paper { full: 60, ..history };
    vec![
        Grade { name: "七年级", entry_year: 2025, papers: vec![chinese, maths, english, civics, history, easy_geography, biology] },
        Grade {
            name: "八年级",
            entry_year: 2024,
            papers: vec![hard_chinese, maths, english, physics, civics, history, geography, biology],
        },
        Grade {
            name: "九年级",
            entry_year: 2023,
            papers: vec![chinese, maths, english, physics, chemistry, civics_of_leavers, history_of_leavers],
        },
    ]
}

/// Name, short name, category, district, candidates of grades seven to nine, level.
type Row = (&'static str, &'static str, &'static str, &'static str, [usize; 3], f64);

/// Twenty schools.
pub fn schools() -> Vec<School> {
    #[rustfmt::skip]
    const ROWS: [Row; 20] = [
        ("考镜县第一初级中学", "县一中", "城区", "城关片", [116, 118, 112], 0.25),
        ("考镜县第二初级中学", "县二中", "城区", "城关片", [98, 102, 96], 0.15),
        ("考镜县实验中学", "实验中学", "城区", "城关片", [90, 88, 92], 0.90),
        ("城关镇初级中学", "城关中学", "城区", "城关片", [84, 90, 88], 0.0),
        ("城南新区学校", "城南学校", "城区", "城关片", [72, 64, 0], 0.05),
        ("东河镇初级中学", "东河中学", "乡镇", "东片", [88, 92, 90], -0.10),
        ("青龙镇初级中学", "青龙中学", "乡镇", "东片", [76, 80, 74], -0.20),
        ("白水镇初级中学", "白水中学", "乡镇", "东片", [66, 70, 62], -0.30),
        ("望江镇中心学校", "望江学校", "乡镇", "东片", [48, 44, 40], -0.15),
        ("西山镇初级中学", "西山中学", "乡镇", "西片", [92, 88, 90], -0.15),
        ("石门镇初级中学", "石门中学", "乡镇", "西片", [70, 74, 66], -0.25),
        ("红岩镇九年一贯制学校", "红岩学校", "乡镇", "西片", [38, 42, 36], -0.40),
        ("太平镇初级中学", "太平中学", "乡镇", "西片", [90, 94, 92], -0.05),
        ("南桥镇初级中学", "南桥中学", "乡镇", "南片", [80, 76, 84], -0.10),
        ("柳林镇初级中学", "柳林中学", "乡镇", "南片", [62, 58, 60], -0.35),
        ("清溪镇寄宿学校", "清溪学校", "乡镇", "南片", [18, 16, 17], 0.20),
        ("永丰镇初级中学", "永丰中学", "乡镇", "北片", [60, 66, 58], -0.20),
        ("金沙镇初级中学", "金沙中学", "乡镇", "北片", [90, 84, 88], -0.10),
        ("明德学校", "明德", "民办", "城关片", [54, 50, 46], 0.30),
        ("育英双语学校", "育英双语", "民办", "北片", [40, 44, 38], 0.35),
    ];
    let school = |(name, short, category, district, sizes, level): Row| School {
        name: name.to_owned(),
        short: short.to_owned(),
        category,
        district,
        sizes: sizes.to_vec(),
        level,
        strengths: if short == "明德" { vec![("英语", 0.25)] } else { Vec::new() },
        class_size: 32,
    };
    ROWS.into_iter().map(school).collect()
}

/// The county with everything planted.
pub fn county() -> (County, Truth) {
    let mut county = County::simulate(SEED, grades(), schools());
    let mut truth = Truth { innocents: innocents(), ..Truth::default() };
    let draws = Draws::new(SEED, 0);
    let mut planter = Planter { county: &mut county, truth: &mut truth, draws };
    plant_scores(&mut planter);
    plant_absence(&mut planter);
    plant_persons(&mut planter);
    plant_slips(&mut planter);
    (county, truth)
}

fn spot(planter: &Planter<'_>, short: &str, grade: usize) -> Spot {
    Spot { school: planter.county.school(short), grade }
}

fn plant_scores(planter: &mut Planter<'_>) {
    planter.move_subject(spot(planter, "城关中学", EIGHTH), "历史", 12);
    planter.move_school(spot(planter, "西山中学", NINTH), 9);
    planter.lift_to_line(spot(planter, "县一中", EIGHTH), "语文", 0.85);
    planter.move_subject(spot(planter, "金沙中学", SEVENTH), "生物", -11);
}

fn plant_absence(planter: &mut Planter<'_>) {
    planter.keep_away(spot(planter, "太平中学", NINTH), 9);
    planter.absent(spot(planter, "石门中学", EIGHTH), 9);
}

fn plant_persons(planter: &mut Planter<'_>) {
    planter.unlisted(spot(planter, "育英双语", SEVENTH), 3);
    planter.in_two_schools(spot(planter, "白水中学", EIGHTH), planter.county.school("望江学校"));
    planter.row_twice(spot(planter, "南桥中学", SEVENTH));
    planter.suspend(spot(planter, "城关中学", EIGHTH), 2);
    planter.guest(spot(planter, "柳林中学", EIGHTH), planter.county.school("县二中"), true, true);
    planter.guest(spot(planter, "永丰中学", NINTH), planter.county.school("明德"), false, false);
    planter.guest(spot(planter, "红岩学校", SEVENTH), planter.county.school("县一中"), false, true);
    planter.guest(spot(planter, "清溪学校", NINTH), planter.county.school("城关中学"), false, true);
}

fn plant_slips(planter: &mut Planter<'_>) {
    planter.slip(spot(planter, "东河中学", SEVENTH), "语文", "153");
    planter.slip(spot(planter, "太平中学", EIGHTH), "物理", "8O");
    planter.wrong_totals(spot(planter, "南桥中学", NINTH), &[10, -20, 200]);
    planter.slip(spot(planter, "望江学校", EIGHTH), "英语", "违纪");
    planter.slip(spot(planter, "白水中学", NINTH), "数学", "36，剔除");
    planter.all_zero(spot(planter, "金沙中学", EIGHTH));
}

fn innocents() -> Vec<Innocent> {
    let innocent = |school: &str, grade: &str, subject: &str, why| Innocent {
        school: school.to_owned(),
        grade: grade.to_owned(),
        subject: subject.to_owned(),
        why,
    };
    vec![
        innocent("考镜县实验中学", "", "", "selective school: high in every subject of both exams"),
        innocent("明德学校", "", "英语", "a strong subject in both exams"),
        innocent("清溪镇寄宿学校", "", "", "small boarding school: figures vary by chance"),
        innocent("", "七年级", "地理", "an easy paper for everybody"),
        innocent("考镜县第一初级中学", "七年级", "", "a guest, in this school's sheet only"),
        innocent("城关镇初级中学", "八年级", "", "two pupils on leave, on the roster as such"),
        innocent("城关镇初级中学", "九年级", "", "a guest, in this school's sheet only"),
    ]
}
