//! Counties of any size for benches and tests, with trouble planted in a fixed share of the schools.

use super::{
    county::{County, Grade, Paper, School},
    plants::{Planter, Spot},
    random::Draws,
    truth::Truth,
};

/// How large a county is wanted and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Size {
    pub schools: usize,
    /// Candidates of a grade in an average school.
    pub candidates: usize,
    /// Papers of a grade, 1 to 9.
    pub papers: usize,
    /// Grades, 1 to 3; the last of them is grade nine.
    pub grades: usize,
    pub seed: u64,
    /// One plain sheet a school instead of the styles that schools really send.
    pub plain: bool,
    pub roster: bool,
    /// With an earlier exam.
    pub prior: bool,
    /// Nothing planted.
    pub honest: bool,
}

impl Default for Size {
    fn default() -> Self {
        Self { schools: 20, candidates: 90, papers: 9, grades: 1, seed: 1, plain: false, roster: true, prior: true, honest: false }
    }
}

const PAPERS: [Paper; 9] = [
    Paper { subject: "语文", full: 120, mean: 0.66, sd: 0.12, halves: true },
    Paper { subject: "数学", full: 120, mean: 0.57, sd: 0.20, halves: false },
    Paper { subject: "英语", full: 120, mean: 0.60, sd: 0.19, halves: true },
    Paper { subject: "道德与法治", full: 100, mean: 0.68, sd: 0.14, halves: false },
    Paper { subject: "历史", full: 100, mean: 0.63, sd: 0.16, halves: false },
    Paper { subject: "地理", full: 100, mean: 0.62, sd: 0.17, halves: false },
    Paper { subject: "生物", full: 100, mean: 0.65, sd: 0.16, halves: false },
    Paper { subject: "物理", full: 100, mean: 0.58, sd: 0.19, halves: true },
    Paper { subject: "化学", full: 100, mean: 0.60, sd: 0.19, halves: true },
];

const TOWNS: [&str; 20] = [
    "城关", "东河", "西山", "南桥", "北塔", "青龙", "白水", "石门", "太平", "安定", "柳林", "金沙", "永丰", "清溪", "红岩", "大同", "长寿",
    "双河", "仙居", "望江",
];

const KINDS: [(&str, &str); 6] = [
    ("镇初级中学", "中学"),
    ("镇第一初级中学", "一中"),
    ("镇第二初级中学", "二中"),
    ("镇实验中学", "实验"),
    ("镇九年一贯制学校", "学校"),
    ("镇中心学校", "中心校"),
];

/// A county of this size.
pub fn county(size: &Size) -> (County, Truth) {
    let mut county = County::simulate(size.seed, grades(size), schools(size));
    let mut truth = Truth::default();
    if !size.honest {
        let draws = Draws::new(size.seed, 0);
        plant(&mut Planter { county: &mut county, truth: &mut truth, draws });
    }
    (county, truth)
}

fn grades(size: &Size) -> Vec<Grade> {
    const NAMES: [(&str, u16); 3] = [("七年级", 2025), ("八年级", 2024), ("九年级", 2023)];
    let papers = PAPERS[..size.papers.clamp(1, PAPERS.len())].to_vec();
    let first = NAMES.len() - size.grades.clamp(1, NAMES.len());
    NAMES[first..].iter().map(|(name, entry_year)| Grade { name, entry_year: *entry_year, papers: papers.clone() }).collect()
}

fn schools(size: &Size) -> Vec<School> {
    let mut draws = Draws::new(size.seed, u64::MAX);
    (0..size.schools)
        .map(|at| {
            let (kind, short) = KINDS[at / TOWNS.len() % KINDS.len()];
            let campus = at / (TOWNS.len() * KINDS.len());
            let campus = if campus == 0 { String::new() } else { format!("{}校区", campus + 1) };
            let town = TOWNS[at % TOWNS.len()];
            School {
                name: format!("{town}{kind}{campus}"),
                short: format!("{town}{short}{campus}"),
                category: draws.pick(&["城区", "乡镇", "乡镇", "民办"]),
                district: draws.pick(&["东片", "西片", "南片", "北片"]),
                sizes: (0..size.grades.clamp(1, 3)).map(|_| vary(&mut draws, size.candidates)).collect(),
                level: 0.35 * draws.normal(),
                strengths: Vec::new(),
                class_size: 45,
            }
        })
        .collect()
}

/// A size between seven and thirteen tenths of the average.
fn vary(draws: &mut Draws, average: usize) -> usize {
    (average * (70 + draws.below(61)) / 100).max(1)
}

/// One subject inflated by 8 marks in every tenth school; everything inflated, a lifted line, harsh marking, pupils kept away,
/// absent or unlisted in some of the others.
fn plant(planter: &mut Planter<'_>) {
    for grade in 0..planter.county.grades.len() {
        let papers = planter.county.grades[grade].papers.clone();
        for school in 0..planter.county.schools.len() {
            let spot = Spot { school, grade };
            let n = planter.county.units[school][grade].len();
            let subject = papers[(school / 10 + grade) % papers.len()].subject;
            match school % 40 {
                3 | 13 | 23 | 33 => planter.move_subject(spot, subject, 8),
                7 => planter.move_school(spot, 7),
                9 | 29 => planter.lift_to_line(spot, subject, 0.8),
                16 => planter.move_subject(spot, subject, -8),
                11 | 31 if n >= 40 => planter.keep_away(spot, n / 12),
                15 if n >= 40 => planter.absent(spot, n / 8),
                18 if n >= 40 => planter.unlisted(spot, 2),
                _ => {}
            }
        }
    }
}
