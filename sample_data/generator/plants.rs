//! What is planted into a county, each planting written down in the [`Truth`]: trouble to be found, look-alikes to be left
//! alone, slips of the pen to be named.

use super::{
    county::{County, Half, Listing, Mark, Pupil},
    random::Draws,
    truth::{Plant, Truth},
};

/// A county being planted.
pub struct Planter<'a> {
    pub county: &'a mut County,
    pub truth: &'a mut Truth,
    pub draws: Draws,
}

/// A school's grade: where something is planted.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    pub school: usize,
    pub grade: usize,
}

impl Planter<'_> {
    fn unit(&mut self, spot: Spot) -> &mut Vec<Pupil> {
        &mut self.county.units[spot.school][spot.grade]
    }

    fn note(&mut self, code: &'static str, spot: Spot, subject: &str, candidates: Vec<String>, effect: Option<(f64, &'static str)>) {
        let plant = Plant {
            code,
            grade: self.county.grades[spot.grade].name,
            school: self.county.schools[spot.school].name.clone(),
            subject: subject.to_owned(),
            candidates,
            effect,
        };
        self.truth.plants.push(plant);
    }

    /// Every score of one subject moved by so many marks (A201, or A207 where negative).
    pub fn move_subject(&mut self, spot: Spot, subject: &str, marks: i32) {
        let moved = self.shift(spot, subject, marks);
        self.note(if marks > 0 { "A201" } else { "A207" }, spot, subject, Vec::new(), Some((moved, "points")));
    }

    /// Every score of every subject moved by so many hundredths of the full mark against the earlier exam (A202).
    pub fn move_school(&mut self, spot: Spot, percent: i32) {
        let papers = self.county.grades[spot.grade].papers.clone();
        let moved: f64 = papers.iter().map(|paper| self.shift(spot, paper.subject, (paper.full * percent + 50) / 100)).sum();
        #[allow(clippy::cast_precision_loss, reason = "a few papers")]
        let each = moved / papers.len() as f64;
        self.note("A202", spot, "", Vec::new(), Some((each, "points")));
    }

    /// Moves the scores within the paper; gives by how much their mean moved.
    fn shift(&mut self, spot: Spot, subject: &str, marks: i32) -> f64 {
        let paper = self.county.paper(spot.grade, subject);
        let full = 2 * self.county.grades[spot.grade].papers[paper].full;
        self.change(spot, paper, |half| (half + 2 * marks).clamp(0, full))
    }

    fn change(&mut self, spot: Spot, paper: usize, mut new: impl FnMut(Half) -> Half) -> f64 {
        let (mut moved, mut n) = (0, 0);
        for pupil in self.unit(spot) {
            if let Mark::Score(half) = &mut pupil.marks[paper] {
                let changed = new(*half);
                moved += changed - *half;
                n += 1;
                *half = changed;
            }
        }
        f64::from(moved) / 2.0 / f64::from(n.max(1))
    }

    /// Most of those who are up to four marks short of the pass line get just over it (A203).
    pub fn lift_to_line(&mut self, spot: Spot, subject: &str, share: f64) {
        let paper = self.county.paper(spot.grade, subject);
        let line = pass_line(self.county.grades[spot.grade].papers[paper].full);
        let mut draws = Draws::new(self.county.seed, 9_000 + 10 * spot.school as u64 + spot.grade as u64);
        let mut lifted = 0;
        self.change(spot, paper, |half| {
            let lift = (line - 8..line).contains(&half) && draws.chance(share);
            lifted += i32::from(lift);
            if lift { line } else { half }
        });
        self.note("A203", spot, subject, Vec::new(), Some((f64::from(lifted), "persons")));
    }

    /// The weakest of the earlier exam are on the roster but in no sheet (A101, and A106 where that is screened).
    pub fn keep_away(&mut self, spot: Spot, count: usize) {
        let away = self.weakest(spot, count);
        for number in &away {
            self.pupil(spot, number).in_sheet = false;
        }
        self.note("A101", spot, "", away, count_of(count));
    }

    /// Some of the weaker half are written absent in every paper (A105).
    pub fn absent(&mut self, spot: Spot, count: usize) {
        let half = self.unit(spot).len() / 2;
        let mut weaker = self.weakest(spot, half.max(count));
        while weaker.len() > count {
            let at = self.draws.below(weaker.len());
            weaker.remove(at);
        }
        for number in &weaker {
            self.pupil(spot, number).marks.fill(Mark::Word("缺考"));
        }
        self.note("A105", spot, "", weaker, count_of(count));
    }

    /// Candidates that no roster knows (A102).
    pub fn unlisted(&mut self, spot: Spot, count: usize) {
        let chosen = self.ordinary(spot, count);
        for number in &chosen {
            self.pupil(spot, number).listing = Listing::Unlisted;
        }
        self.note("A102", spot, "", chosen, count_of(count));
    }

    /// Pupils on leave: on the roster as such, in no sheet, and nothing is wrong with that.
    pub fn suspend(&mut self, spot: Spot, count: usize) {
        for number in self.ordinary(spot, count) {
            let pupil = self.pupil(spot, &number);
            pupil.listing = Listing::Suspended;
            pupil.in_sheet = false;
        }
    }

    /// A pupil of one school is in the sheet of another one as well, with the same marks (A103).
    pub fn in_two_schools(&mut self, home: Spot, other: usize) {
        let number = self.ordinary(home, 1).remove(0);
        let visitor = Pupil { listing: Listing::Unlisted, ..self.visiting(home, &number, other) };
        self.unit(Spot { school: other, ..home }).push(visitor);
        self.note("A103", Spot { school: other, ..home }, "", vec![number], count_of(1));
    }

    /// A row comes twice in one school's sheet (A103).
    pub fn row_twice(&mut self, spot: Spot) {
        let number = self.ordinary(spot, 1).remove(0);
        let unit = self.unit(spot);
        let at = unit.iter().position(|pupil| pupil.number == number).expect("it was chosen from here");
        let again = Pupil { listing: Listing::Unlisted, ..unit[at].clone() };
        unit.insert(at + 1, again);
        self.note("A103", spot, "", vec![number], count_of(1));
    }

    /// A pupil lent by one school is a guest in another. In the sheets of both: counted twice; of neither: nowhere (A104);
    /// of the school attended only: as it should be, and no plant.
    pub fn guest(&mut self, home: Spot, attended: usize, home_sheet: bool, attended_sheet: bool) {
        let number = self.ordinary(home, 1).remove(0);
        let guest = Pupil { listing: Listing::Guest, in_sheet: attended_sheet, ..self.visiting(home, &number, attended) };
        self.unit(Spot { school: attended, ..home }).push(guest);
        let lent = self.pupil(home, &number);
        lent.listing = Listing::Lent;
        lent.in_sheet = home_sheet;
        if home_sheet == attended_sheet {
            self.note("A104", Spot { school: attended, ..home }, "", vec![number], count_of(1));
        }
    }

    /// A mark of an ordinary pupil is written in a way that cannot count.
    pub fn slip(&mut self, spot: Spot, subject: &str, written: &'static str) {
        let paper = self.county.paper(spot.grade, subject);
        let number = self.ordinary(spot, 1).remove(0);
        let pupil = self.pupil(spot, &number);
        pupil.marks[paper] = Mark::Slip(written);
        // A number too large is still in the total that the sheet states.
        pupil.stated_total = written.parse::<Half>().ok().and_then(|marks| Some(pupil.sum()? + 2 * marks));
        self.truth.trouble(self.county, spot, subject, &number, written);
    }

    /// An absent pupil is written with zeros in every paper.
    pub fn all_zero(&mut self, spot: Spot) {
        let number = self.ordinary(spot, 1).remove(0);
        self.pupil(spot, &number).marks.fill(Mark::Slip("0"));
        self.truth.trouble(self.county, spot, "", &number, "0");
    }

    /// The written total of some pupils is not the sum.
    pub fn wrong_totals(&mut self, spot: Spot, by: &[Half]) {
        for (number, by) in self.ordinary(spot, by.len()).into_iter().zip(by) {
            let pupil = self.pupil(spot, &number);
            let stated = pupil.sum().map(|sum| sum + by);
            pupil.stated_total = stated;
            self.truth.trouble(self.county, spot, "总分", &number, "not the sum");
        }
    }

    /// The pupil as another school has it in its last class.
    fn visiting(&mut self, home: Spot, number: &str, other: usize) -> Pupil {
        let class = self.unit(Spot { school: other, ..home }).last().map_or(1, |last| last.class);
        let seat = self.unit(Spot { school: other, ..home }).last().map_or(1, |last| last.seat + 1);
        Pupil { class, seat, earlier: None, ..self.pupil(home, number).clone() }
    }

    fn pupil(&mut self, spot: Spot, number: &str) -> &mut Pupil {
        self.unit(spot).iter_mut().find(|pupil| pupil.number == number).expect("the number is one of this unit")
    }

    /// Exam numbers of the weakest in the earlier exam.
    fn weakest(&mut self, spot: Spot, count: usize) -> Vec<String> {
        let mut sat: Vec<&Pupil> = self.county.units[spot.school][spot.grade].iter().filter(|pupil| is_ordinary(pupil)).collect();
        sat.sort_by_key(|pupil| (pupil.earlier_sum(), pupil.number.clone()));
        sat.into_iter().take(count).map(|pupil| pupil.number.clone()).collect()
    }

    /// Pupils of whom nothing special is known yet.
    fn ordinary(&mut self, spot: Spot, count: usize) -> Vec<String> {
        let mut numbers: Vec<String> = self.county.units[spot.school][spot.grade]
            .iter()
            .filter(|pupil| is_ordinary(pupil))
            .map(|pupil| pupil.number.clone())
            .collect();
        (0..count).map(|_| numbers.remove(self.draws.below(numbers.len()))).collect()
    }
}

fn is_ordinary(pupil: &Pupil) -> bool {
    let sat_all = pupil.marks.iter().all(|mark| mark.score().is_some());
    sat_all && pupil.in_sheet && pupil.earlier.is_some() && pupil.listing == Listing::Enrolled && pupil.stated_total.is_none()
}

fn count_of(count: usize) -> Option<(f64, &'static str)> {
    #[allow(clippy::cast_precision_loss, reason = "a handful")]
    Some((count as f64, "persons"))
}

/// The pass line of 60 %, in half marks.
pub fn pass_line(full: i32) -> Half {
    (full * 6 + 4) / 5
}
