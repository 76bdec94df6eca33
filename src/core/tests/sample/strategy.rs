//! What the made-up product is to achieve, what is planned when, and what came of what went out.

use super::ideas::{
    CALENDAR, CLOCK, COPY, FREE, HOLIDAYS, LEAVE, OFFLINE, OPEN, PAYROLL, PRINT, REMIND, SIGN_IN, SPEED,
    SWAP, TOUR,
};

/// An objective, or a key result of an objective before it.
pub struct Objective {
    pub title: &'static str,
    pub description: &'static str,
    pub measure: &'static str,
    pub baseline: f64,
    pub target: f64,
    pub current: Option<f64>,
    pub period: &'static str,
    pub weight: f64,
    /// Who answers for it, among the people.
    pub owner: usize,
    pub parent: Option<usize>,
}

pub const VISION: &str = "Whoever works in shifts knows where to be, and whoever plans them goes home on time.\n\n\
    Dayshift takes the phone calls out of planning: people settle among themselves what they can settle, and the plan is \
    right without anybody typing it twice.";
pub const PERSONAS: &str = "- **Ines, plans two wards.** Fills 120 shifts a week between visits. Wants a plan that is right \
    by Thursday.\n- **Paul, server in three caf\u{e9}s.** Looks at the app for ten seconds on the way to the bus.\n\
    - **Mrs Adeyemi, payroll.** Meets Dayshift once a month, on the third, under pressure.";

const FEWER: usize = 0;
const OPENED: usize = 1;
const MINUTES: usize = 2;
const COPIED: usize = 3;
const PAID: usize = 4;

/// The objectives, in the order of the constants above.
pub const OBJECTIVES: [Objective; 5] = [
    Objective {
        title: "Fewer shifts that nobody turns up for",
        description: "A gap costs our customers a phone call to everybody on the list, or an agency. It is what they \
            complain about most, and what they leave for.",
        measure: "No-shows per 1,000 shifts",
        baseline: 42.0,
        target: 20.0,
        current: Some(39.0),
        period: "2026-Q4",
        weight: 3.0,
        owner: 0,
        parent: None,
    },
    Objective {
        title: "Half of all staff use reminders",
        description: "",
        measure: "Staff with a reminder switched on, in percent",
        baseline: 0.0,
        target: 50.0,
        current: Some(18.0),
        period: "2026-Q4",
        weight: 1.0,
        owner: 1,
        parent: Some(FEWER),
    },
    Objective {
        title: "A week is planned in minutes",
        description: "Most weeks look like the one before. Planning them should take as long as reading them.",
        measure: "Minutes from an empty week to a published one",
        baseline: 95.0,
        target: 30.0,
        current: Some(70.0),
        period: "2026-Q4",
        weight: 2.0,
        owner: 1,
        parent: None,
    },
    Objective {
        title: "Most weeks begin as a copy",
        description: "",
        measure: "Weeks that begin as a copy, in percent",
        baseline: 0.0,
        target: 60.0,
        current: None,
        period: "2027-Q1",
        weight: 1.0,
        owner: 1,
        parent: Some(MINUTES),
    },
    Objective {
        title: "Payroll without typing",
        description: "",
        measure: "Hours from the end of a month to payroll",
        baseline: 16.0,
        target: 2.0,
        current: None,
        period: "2027-Q1",
        weight: 1.0,
        owner: 0,
        parent: None,
    },
];

/// Which objectives ideas serve, each with its share in percent.
pub const SERVES: [(usize, usize, f64); 15] = [
    (SWAP, FEWER, 70.0),
    (REMIND, OPENED, 100.0),
    (OPEN, FEWER, 100.0),
    (SIGN_IN, FEWER, 50.0),
    (COPY, COPIED, 100.0),
    (HOLIDAYS, MINUTES, 50.0),
    (HOLIDAYS, PAID, 50.0),
    (SPEED, MINUTES, 100.0),
    (PAYROLL, PAID, 100.0),
    (CLOCK, PAID, 60.0),
    (FREE, MINUTES, 100.0),
    (LEAVE, MINUTES, 60.0),
    (OFFLINE, FEWER, 100.0),
    (TOUR, MINUTES, 30.0),
    (PRINT, MINUTES, 20.0),
];

/// What is planned when: the idea, its horizon and its quarter.
pub const PLANS: [(usize, &str, &str); 8] = [
    (SIGN_IN, "now", "2026-Q4"),
    (REMIND, "now", "2026-Q4"),
    (SWAP, "now", "2026-Q4"),
    (COPY, "next", "2027-Q1"),
    (HOLIDAYS, "next", "2027-Q1"),
    (CALENDAR, "next", ""),
    (PAYROLL, "later", "2027-Q2"),
    (CLOCK, "later", ""),
];

/// What the public reads about ideas.
pub const PUBLIC: [(usize, &str); 6] = [
    (
        SIGN_IN,
        "Open the app and see your next shift, without a password each time.",
    ),
    (
        REMIND,
        "One message the evening before, with time, place and role.",
    ),
    (
        SWAP,
        "Agree on a swap among yourselves; your manager approves it with one tap.",
    ),
    (COPY, "Start a week from the one before."),
    (LEAVE, "Ask for leave where you see your shifts."),
    (FREE, ""),
];

/// The release that is out: title, version, day, and the notes for customers and for the team.
pub const RELEASE: (&str, &str, &str) = ("Round one", "1.8", "2026-08-28");
pub const NOTES: [(&str, &str); 2] = [
    (
        "customers",
        "**Ask for leave in the app.** Two dates and a reason; your manager sees what it does to the plan.\n\n\
            **See who is free.** Beside each open shift stand the people who could take it.\n\n\
            The plan also opens without a connection, and it fits on one printed page.",
    ),
    (
        "team",
        "The offline plan took twice as long as we thought: two browsers forget what they keep. Ask Jonas before you \
            promise anything like it.",
    ),
];
/// The ideas that went out with it.
pub const RELEASED: [usize; 5] = [TOUR, FREE, OFFLINE, LEAVE, PRINT];

/// What a review found.
pub struct Finding {
    pub idea: usize,
    /// What was found for inputs of RICE.
    pub found: &'static [(&'static str, f64)],
    pub measure: Option<f64>,
    pub verdict: &'static str,
    pub learned: &'static str,
}

/// The reviews that were held on 29 September; the printed plan still waits for its own.
pub const FINDINGS: [Finding; 4] = [
    Finding {
        idea: FREE,
        found: &[("reach", 340.0), ("impact", 2.0), ("effort", 2.5)],
        measure: Some(28.0),
        verdict: "reached",
        learned: "Planners open the list for two of three gaps, and then are done within half an hour. What they miss is the person\u{2019}s phone number beside it.",
    },
    Finding {
        idea: LEAVE,
        found: &[("reach", 520.0), ("impact", 1.0), ("effort", 4.5)],
        measure: Some(55.0),
        verdict: "partly",
        learned: "Half of the customers still want leave on paper because of the works council. We counted people, not \
            customers who may switch it on.",
    },
    Finding {
        idea: OFFLINE,
        found: &[("reach", 210.0), ("impact", 0.5), ("effort", 6.5)],
        measure: Some(40.0),
        verdict: "missed",
        learned: "Hardly anybody is without a connection for a whole shift. The need was to see the next shift at once, \
            which staying signed in serves better.",
    },
    Finding {
        idea: TOUR,
        found: &[("reach", 95.0), ("impact", 0.5), ("effort", 1.0)],
        measure: Some(29.0),
        verdict: "reached",
        learned: "Three of four finish it. Nobody who did asked how to publish a week.",
    },
];
/// The idea that followed from one of them: the finding, and the idea.
pub const FOLLOWED: (usize, usize) = (OFFLINE, SIGN_IN);
