//! Kano: what people expect, what they would pay for, what would delight them.
//!
//! Sources: Noriaki Kano and others, "Attractive quality and must-be quality", 1984, for the table; Charles Berger and
//! others, "Kano's methods for understanding customer-defined quality", 1993, for Better and Worse; D. Fong, 1996, for the
//! test; M. Lee and J. Newcomb, 1997, for the strengths.

mod answers;

pub use answers::{Given, Reading, RowFault, RowProblem, read};

use crate::texts;

/// What somebody says to a feature that is there, or is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// I like it that way.
    Like,
    /// It must be that way.
    MustBe,
    /// I am neutral.
    Neutral,
    /// I can live with it.
    LiveWith,
    /// I dislike it that way.
    Dislike,
}

/// What a feature is to people, in the order in which ties are decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Missed when absent, taken for granted when present.
    MustBe,
    /// The more the better.
    OneDimensional,
    /// A delight when present, not missed when absent.
    Attractive,
    /// Neither.
    Indifferent,
    /// Unwanted.
    Reverse,
    /// The two answers contradict each other.
    Questionable,
}

/// How many respondents put a feature in each category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Must-be.
    pub must_be: u32,
    /// One-dimensional.
    pub one_dimensional: u32,
    /// Attractive.
    pub attractive: u32,
    /// Indifferent.
    pub indifferent: u32,
    /// Reverse.
    pub reverse: u32,
    /// Questionable.
    pub questionable: u32,
}

/// The categories by what they ask for, the least first.
const RANKED: [Category; 6] = [
    Category::Questionable,
    Category::Reverse,
    Category::Indifferent,
    Category::Attractive,
    Category::OneDimensional,
    Category::MustBe,
];

/// Fong's test: whether the two most frequent categories can be told apart at 90 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fong {
    /// The most frequent category, without questionable answers.
    pub first: Category,
    /// The next one.
    pub second: Category,
    /// By how many respondents they differ.
    pub difference: f64,
    /// By how many they must differ at least.
    pub needed: f64,
}

impl Answer {
    /// All answers, in the order of the questionnaire.
    pub const ALL: [Self; 5] = [
        Self::Like,
        Self::MustBe,
        Self::Neutral,
        Self::LiveWith,
        Self::Dislike,
    ];

    /// The name, as files spell it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Like => "like",
            Self::MustBe => "must-be",
            Self::Neutral => "neutral",
            Self::LiveWith => "live-with",
            Self::Dislike => "dislike",
        }
    }

    /// The answer of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.name() == name)
    }

    /// The answer as respondents read it.
    pub fn label(self) -> String {
        texts::kano_answer(self.name())
    }
}

impl Category {
    /// All categories, in the order in which ties are decided.
    pub const ALL: [Self; 6] = [
        Self::MustBe,
        Self::OneDimensional,
        Self::Attractive,
        Self::Indifferent,
        Self::Reverse,
        Self::Questionable,
    ];

    /// The category of an idea with this [rank](Counts::rank).
    pub fn ranked(rank: f64) -> Option<Self> {
        let mut classes = RANKED.iter().zip([0.0, 1.0, 2.0, 3.0, 4.0, 5.0]);
        classes
            .rfind(|(_, class)| rank >= *class)
            .map(|(category, _)| *category)
    }

    /// Those whose two answers go together.
    const FELT: [Self; 5] = [
        Self::MustBe,
        Self::OneDimensional,
        Self::Attractive,
        Self::Indifferent,
        Self::Reverse,
    ];

    /// The category of one respondent, by the answers to the feature being there and not being there.
    ///
    /// ```
    /// use tandem_core::scoring::kano::{Answer, Category};
    /// // The rows of the evaluation table, functional answers 1 to 5, dysfunctional 1 to 5 across.
    /// let rows = Answer::ALL.map(|functional| {
    ///     Answer::ALL.map(|dysfunctional| Category::of(functional, dysfunctional).letter()).concat()
    /// });
    /// assert_eq!(rows, ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"]);
    /// ```
    pub const fn of(functional: Answer, dysfunctional: Answer) -> Self {
        match (functional, dysfunctional) {
            (Answer::Like, Answer::Like) | (Answer::Dislike, Answer::Dislike) => Self::Questionable,
            (Answer::Like, Answer::Dislike) => Self::OneDimensional,
            (Answer::Like, _) => Self::Attractive,
            (Answer::Dislike, _) | (_, Answer::Like) => Self::Reverse,
            (_, Answer::Dislike) => Self::MustBe,
            _ => Self::Indifferent,
        }
    }

    /// The letter that the literature knows it by.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::MustBe => "M",
            Self::OneDimensional => "O",
            Self::Attractive => "A",
            Self::Indifferent => "I",
            Self::Reverse => "R",
            Self::Questionable => "Q",
        }
    }

    /// Its name for people.
    pub fn label(self) -> String {
        texts::kano_category(self.letter())
    }
}

impl Counts {
    /// Counts answers, each to the feature being there and not being there.
    pub fn of(answers: &[(Answer, Answer)]) -> Self {
        let mut counts = Self::default();
        for (functional, dysfunctional) in answers {
            let slot = match Category::of(*functional, *dysfunctional) {
                Category::MustBe => &mut counts.must_be,
                Category::OneDimensional => &mut counts.one_dimensional,
                Category::Attractive => &mut counts.attractive,
                Category::Indifferent => &mut counts.indifferent,
                Category::Reverse => &mut counts.reverse,
                Category::Questionable => &mut counts.questionable,
            };
            *slot = slot.saturating_add(1);
        }
        counts
    }

    /// How many respondents there are in a category.
    pub const fn count(&self, category: Category) -> u32 {
        match category {
            Category::MustBe => self.must_be,
            Category::OneDimensional => self.one_dimensional,
            Category::Attractive => self.attractive,
            Category::Indifferent => self.indifferent,
            Category::Reverse => self.reverse,
            Category::Questionable => self.questionable,
        }
    }

    /// How many respondents there are.
    pub fn respondents(&self) -> u64 {
        Category::ALL
            .iter()
            .map(|category| u64::from(self.count(*category)))
            .sum()
    }

    /// The most frequent category; among equals M before O before A before I. None where no respondent's two answers go
    /// together, or nobody was asked.
    pub fn mode(&self) -> Option<Category> {
        let most = Category::ALL.iter().map(|category| self.count(*category)).max()?;
        let mut all = Category::ALL.into_iter().filter(|_| self.is_felt());
        all.find(|category| self.count(*category) == most)
    }

    /// A number that sorts ideas by their category, must-be first, and within one by how much they matter: the mean of
    /// Better and −Worse. None where there is no category.
    ///
    /// ```
    /// use tandem_core::scoring::kano::{Category, Counts};
    /// let most = |counts: Counts| counts.rank().unwrap();
    /// let must = most(Counts { must_be: 2, indifferent: 1, ..Counts::default() });
    /// let delight = most(Counts { attractive: 9, ..Counts::default() });
    /// assert!(must > delight);
    /// assert_eq!(Category::ranked(must), Some(Category::MustBe));
    /// ```
    pub fn rank(&self) -> Option<f64> {
        let mode = self.mode()?;
        let class = RANKED.iter().rposition(|category| *category == mode)?;
        let matters = (self.better().unwrap_or_default() - self.worse().unwrap_or_default()) / 2.0;
        // Below 1, so that no category reaches the next one.
        Some(f64::from(u32::try_from(class).ok()?) + matters * 0.999)
    }

    /// By how much having the feature raises satisfaction: (A + O) ÷ (A + O + M + I), from 0 to 1. None where everybody
    /// is in R or Q.
    ///
    /// ```
    /// use tandem_core::scoring::kano::Counts;
    /// // The item "service app" of the published survey.
    /// let counts = Counts { must_be: 95, one_dimensional: 123, attractive: 45, indifferent: 33, ..Counts::default() };
    /// assert_eq!(counts.better().map(|share| (share * 1000.0).round()), Some(568.0));
    /// assert_eq!(counts.worse().map(|share| (share * 1000.0).round()), Some(-736.0));
    /// ```
    pub fn better(&self) -> Option<f64> {
        self.share_of_wishes(self.attractive)
    }

    /// By how much lacking the feature lowers satisfaction: −(O + M) ÷ (A + O + M + I), from −1 to 0. None where everybody
    /// is in R or Q.
    pub fn worse(&self) -> Option<f64> {
        self.share_of_wishes(self.must_be).map(|share| 0.0 - share)
    }

    fn share_of_wishes(&self, with: u32) -> Option<f64> {
        let wishes = Category::ALL.into_iter().filter(|category| category.is_wish());
        let all: f64 = wishes.map(|category| f64::from(self.count(category))).sum();
        (all > 0.0).then(|| (f64::from(with) + f64::from(self.one_dimensional)) / all)
    }

    /// The share of respondents to whom the feature matters, (M + O + A) ÷ all, from 0 to 1. None without respondents.
    pub fn total_strength(&self) -> Option<f64> {
        let matters = f64::from(self.must_be) + f64::from(self.one_dimensional) + f64::from(self.attractive);
        Some(matters / self.size()?)
    }

    /// By which share of the respondents the most frequent category leads the next, from 0 to 1. None without respondents.
    pub fn category_strength(&self) -> Option<f64> {
        let [first, second, ..] = *self.by_count(&Category::ALL).as_slice() else {
            return None;
        };
        let (first, second) = (self.count(first), self.count(second));
        Some((f64::from(first) - f64::from(second)) / self.size()?)
    }

    /// Fong's test: a and b being the two most frequent categories (Q left out) among n respondents, they cannot be told
    /// apart if a − b < 1.65 × √((a + b)(2n − a − b) ÷ 2n). None where there is no category.
    ///
    /// ```
    /// use tandem_core::scoring::kano::Counts;
    /// // The item "loan machine" of the published survey: 6 < 18.47.
    /// let counts = Counts { must_be: 65, one_dimensional: 87, attractive: 93, indifferent: 51, ..Counts::default() };
    /// let fong = counts.fong().unwrap();
    /// assert_eq!((fong.difference, (fong.needed * 100.0).round()), (6.0, 1847.0));
    /// assert!(!fong.is_significant());
    /// ```
    pub fn fong(&self) -> Option<Fong> {
        let [first, second, ..] = *self.by_count(&Category::FELT).as_slice() else {
            return None;
        };
        if !self.is_felt() {
            return None;
        }
        let (a, b, n) = (
            f64::from(self.count(first)),
            f64::from(self.count(second)),
            self.size()?,
        );
        let needed = 1.65 * ((a + b) * (2.0 * n - a - b) / (2.0 * n)).sqrt();
        Some(Fong {
            first,
            second,
            difference: a - b,
            needed,
        })
    }

    /// Whether anybody's two answers go together.
    fn is_felt(&self) -> bool {
        Category::FELT.iter().any(|category| self.count(*category) > 0)
    }

    /// The categories, the most frequent one first.
    fn by_count(&self, categories: &[Category]) -> Vec<Category> {
        let mut categories = categories.to_vec();
        crate::sort::by_key(&mut categories, |category| {
            std::cmp::Reverse(self.count(*category))
        });
        categories
    }

    /// The number of respondents; none without any.
    fn size(&self) -> Option<f64> {
        let size: f64 = Category::ALL
            .iter()
            .map(|category| f64::from(self.count(*category)))
            .sum();
        (size > 0.0).then_some(size)
    }
}

impl Category {
    /// Whether it counts towards Better and Worse.
    const fn is_wish(self) -> bool {
        !matches!(self, Self::Reverse | Self::Questionable)
    }
}

impl Fong {
    /// Whether the most frequent category can be told from the next one.
    pub fn is_significant(&self) -> bool {
        self.difference >= self.needed && self.difference > 0.0
    }

    /// What the test says, as a sentence.
    pub fn sentence(&self) -> String {
        let (first, second) = (self.first.label(), self.second.label());
        let (difference, needed) = (self.difference, crate::scoring::show(self.needed));
        if self.is_significant() {
            texts::kano_fong_apart(first, second, difference, needed)
        } else {
            texts::kano_fong_close(first, second, difference, needed)
        }
    }
}
