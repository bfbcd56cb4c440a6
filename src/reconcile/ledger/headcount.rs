//! Head count of a school in a grade, each person once.

/// Head count of a school in a grade; each person once.
///
/// A person is what the papers say together: present in one → present; else misconduct in one → misconduct; else absent
/// from one → absent; else deferred, exempt, withdrawn. So in every row
///
/// ```text
/// enrolled + guest_in + unlisted + unjudged_sheet − guest_out − suspended − unjudged_roll = persons
/// persons − exempt − (withdrawn − suspended) (− deferred, where not expected)           = expected
/// expected = present + absent + misconduct (+ deferred, where expected)
/// ```
///
/// and with a roster that fits `unjudged_roll` and `unjudged_sheet` are zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Headcount {
    /// 在籍: on the roll, the lent and the suspended among them, guests and leavers not; `None` where no roster was given.
    pub enrolled: Option<u32>,
    /// 应考: should have sat at least one paper.
    pub expected: u32,
    /// Sat at least one paper, or has a mark that cannot be read.
    pub present: u32,
    /// Sat none, absent.
    pub absent: u32,
    /// Exempt from all, or without a paper to sit.
    pub exempt: u32,
    /// Deferred in all they did not sit.
    pub deferred: u32,
    /// Sat none that counts, misconduct in one.
    pub misconduct: u32,
    /// On the roll or in a sheet, and not at school: left by the sheet, or suspended and in no sheet.
    pub withdrawn: u32,
    /// Guests that count here and are enrolled elsewhere.
    pub guest_in: u32,
    /// On the roll here and, by the guest rule, counted at another school or nowhere.
    pub guest_out: u32,
    /// 随班就读.
    pub inclusion: u32,
    /// In a sheet and expected, on no roster or listed there as having left.
    pub unlisted: u32,
    /// On the roster, in no sheet, no reason given; all of them are absent.
    pub unexplained: u32,
    /// Of the unlisted: listed as having left.
    pub returned: u32,
    /// Of the withdrawn: suspended, in no sheet.
    pub suspended: u32,
    /// Listed as having left; on no roll, so in no other count.
    pub left: u32,
    /// Guests who attend here, wherever they count.
    pub guests_attending: u32,
    /// On the roll, and neither found nor called missing: several fit, or the roster does not fit the sheets.
    pub unjudged_roll: u32,
    /// In a sheet, and for the same reasons compared with no roster.
    pub unjudged_sheet: u32,
    /// Of the present: no mark that can be read.
    pub unreadable: u32,
    /// Whether the deferred are among the expected.
    pub deferred_expected: bool,
}

impl Headcount {
    /// Everybody who has to do with the exam here: expected, exempt, or withdrawn by the sheet.
    #[must_use]
    pub const fn persons(&self) -> u32 {
        let deferred = if self.deferred_expected { 0 } else { self.deferred };
        self.expected + deferred + self.exempt + self.withdrawn.saturating_sub(self.suspended)
    }

    /// What the roll and its corrections come to; `None` without a roster.
    #[must_use]
    pub fn persons_by_roll(&self) -> Option<i64> {
        let off = [self.guest_out, self.suspended, self.unjudged_roll].into_iter().map(i64::from).sum::<i64>();
        let on = [self.guest_in, self.unlisted, self.unjudged_sheet].into_iter().map(i64::from).sum::<i64>();
        Some(i64::from(self.enrolled?) + on - off)
    }

    /// Whether every step of the reconciliation adds up; without a roster only those below the expected are there.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        let deferred = if self.deferred_expected { self.deferred } else { 0 };
        let below = self.expected == self.present + self.absent + self.misconduct + deferred;
        below && self.persons_by_roll().is_none_or(|persons| persons == i64::from(self.persons()))
    }

    /// 参考率: present / expected.
    #[must_use]
    pub fn participation(&self) -> Option<f64> {
        (self.expected > 0).then(|| f64::from(self.present) / f64::from(self.expected))
    }
}

impl std::iter::Sum for Headcount {
    /// The count of several schools together; `enrolled` is there if all have a roster.
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        let mut counts = counts;
        let Some(first) = counts.next() else { return Self::default() };
        counts.fold(first, |sum, one| Self {
            enrolled: sum.enrolled.zip(one.enrolled).map(|(a, b)| a + b),
            expected: sum.expected + one.expected,
            present: sum.present + one.present,
            absent: sum.absent + one.absent,
            exempt: sum.exempt + one.exempt,
            deferred: sum.deferred + one.deferred,
            misconduct: sum.misconduct + one.misconduct,
            withdrawn: sum.withdrawn + one.withdrawn,
            guest_in: sum.guest_in + one.guest_in,
            guest_out: sum.guest_out + one.guest_out,
            inclusion: sum.inclusion + one.inclusion,
            unlisted: sum.unlisted + one.unlisted,
            unexplained: sum.unexplained + one.unexplained,
            returned: sum.returned + one.returned,
            suspended: sum.suspended + one.suspended,
            left: sum.left + one.left,
            guests_attending: sum.guests_attending + one.guests_attending,
            unjudged_roll: sum.unjudged_roll + one.unjudged_roll,
            unjudged_sheet: sum.unjudged_sheet + one.unjudged_sheet,
            unreadable: sum.unreadable + one.unreadable,
            deferred_expected: sum.deferred_expected,
        })
    }
}
