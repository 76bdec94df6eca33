//! What might be built next, and what the Product Manager and the Product Owner think of it.

/// An idea with both people's estimates.
pub struct Idea {
    pub title: &'static str,
    /// The day on which it was written down.
    pub made: &'static str,
    pub status: &'static str,
    pub tags: &'static [&'static str],
    pub description: &'static str,
    /// RICE as the Product Manager sees it: reach, impact, confidence, effort.
    pub pm: &'static [(&'static str, f64)],
    /// RICE as the Product Owner sees it.
    pub po: &'static [(&'static str, f64)],
    /// ICE: impact and confidence by the Product Manager, ease by the Product Owner.
    pub ice: &'static [(&'static str, f64)],
}

pub const SWAP: usize = 0;
pub const COPY: usize = 1;
pub const REMIND: usize = 2;
pub const HOLIDAYS: usize = 3;
pub const PAYROLL: usize = 4;
pub const OPEN: usize = 5;
pub const SIGN_IN: usize = 6;
pub const SKILLS: usize = 7;
pub const CALENDAR: usize = 8;
pub const CHAT: usize = 9;
pub const PRINT: usize = 10;
pub const RIGHTS: usize = 11;
pub const RESTS: usize = 12;
pub const SPEED: usize = 13;
pub const LISTS: usize = 14;
pub const BUDGET: usize = 15;
pub const CLOCK: usize = 16;
pub const SITES: usize = 17;
pub const TOUR: usize = 18;
pub const FREE: usize = 19;
pub const OFFLINE: usize = 20;
pub const LEAVE: usize = 21;

/// The ideas, in the order in which they were written down.
pub const IDEAS: [Idea; 22] = [
    Idea {
        title: "Let people swap shifts",
        made: "2026-07-10",
        status: "candidate",
        tags: &["mobile", "swaps"],
        description: "Two people agree on a swap in the app; the manager approves it with one tap, or lets the app \
            approve it where both have the same role.\n\n\
            **Open questions**\n\n\
            - Who is told when a swap is refused?\n\
            - May a swap cross the end of a month, when the hours are already with payroll?",
        pm: &[
            ("reach", 900.0),
            ("impact", 3.0),
            ("confidence", 80.0),
            ("effort", 2.5),
        ],
        po: &[("effort", 4.0), ("reach", 600.0)],
        ice: &[("impact", 9.0), ("confidence", 7.0), ("ease", 4.0)],
    },
    Idea {
        title: "Copy last week with one click",
        made: "2026-07-13",
        status: "candidate",
        tags: &["planning"],
        description: "Most weeks look like the one before. Copy the plan, leave out who is on leave, and list what is \
            left to fill.",
        pm: &[("reach", 300.0), ("impact", 2.0), ("confidence", 100.0)],
        po: &[("effort", 1.0)],
        ice: &[("impact", 6.0), ("confidence", 9.0), ("ease", 9.0)],
    },
    Idea {
        title: "Remind people the evening before a shift",
        made: "2026-07-15",
        status: "planned",
        tags: &["notifications", "mobile"],
        description: "One message at 18:00 with time, place and role. Everybody chooses push, text message or email, \
            or none.\n\nWe measure no-shows per 1,000 shifts before and after.",
        pm: &[("reach", 1200.0), ("impact", 1.0), ("confidence", 80.0)],
        po: &[("effort", 1.5), ("impact", 2.0)],
        ice: &[("impact", 8.0), ("confidence", 7.0), ("ease", 9.0)],
    },
    Idea {
        title: "Public holidays by region",
        made: "2026-07-21",
        status: "candidate",
        tags: &["holidays", "planning"],
        description: "Each site has a country and a region. Its public holidays are marked in the plan, and surcharges \
            follow from them.",
        pm: &[
            ("reach", 400.0),
            ("impact", 1.0),
            ("confidence", 80.0),
            ("effort", 0.5),
        ],
        po: &[("effort", 1.0)],
        ice: &[("impact", 6.0), ("confidence", 8.0), ("ease", 9.0)],
    },
    Idea {
        title: "Export hours to payroll",
        made: "2026-07-24",
        status: "candidate",
        tags: &["payroll"],
        description: "Hours, surcharges and absences as a file that payroll programs take in.\n\n\
            1. A CSV file with columns of choice\n\
            2. The formats of the two programs that most of our customers use\n\
            3. A lock, so that nobody edits hours that were handed over",
        pm: &[
            ("reach", 260.0),
            ("impact", 3.0),
            ("confidence", 80.0),
            ("effort", 3.0),
        ],
        po: &[("effort", 5.0), ("confidence", 50.0)],
        ice: &[],
    },
    Idea {
        title: "Offer an open shift to everybody who may take it",
        made: "2026-07-30",
        status: "candidate",
        tags: &["notifications", "planning"],
        description: "When somebody falls ill, the shift is offered to all who have the role and the rest time. The \
            first who accepts gets it; the others see that it is taken.",
        pm: &[("reach", 700.0), ("impact", 2.0), ("confidence", 80.0)],
        po: &[("effort", 3.5), ("reach", 500.0)],
        ice: &[("impact", 8.0), ("ease", 5.0)],
    },
    Idea {
        title: "Stay signed in on your own phone",
        made: "2026-08-04",
        status: "in-progress",
        tags: &["mobile"],
        description: "People open the app for ten seconds to see their next shift. Typing a password first makes them \
            phone the manager instead.",
        pm: &[("reach", 1200.0), ("impact", 1.0), ("confidence", 100.0)],
        po: &[("effort", 1.5)],
        ice: &[("impact", 7.0), ("confidence", 9.0), ("ease", 8.0)],
    },
    Idea {
        title: "Plan only people with the right qualification",
        made: "2026-08-07",
        status: "candidate",
        tags: &["planning", "rules"],
        description: "A role can ask for a qualification with an expiry date, such as first aid or a forklift licence. \
            The plan warns when it runs out before the shift.",
        pm: &[("reach", 220.0), ("impact", 3.0), ("confidence", 80.0)],
        po: &[("effort", 4.0)],
        ice: &[],
    },
    Idea {
        title: "Show shifts in Google and Outlook calendars",
        made: "2026-08-11",
        status: "candidate",
        tags: &["calendar"],
        description: "A private address per person that any calendar program can subscribe to. Read only.",
        pm: &[("reach", 800.0), ("impact", 1.0), ("confidence", 80.0)],
        po: &[("effort", 2.5), ("confidence", 100.0)],
        ice: &[("impact", 6.0), ("confidence", 7.0), ("ease", 7.0)],
    },
    Idea {
        title: "A chat for each team",
        made: "2026-08-14",
        status: "declined",
        tags: &["mobile"],
        description: "Declined: everybody who asked already has a group in another program and would not give it up. \
            The need behind it is \u{201c}tell the team that the plan has changed\u{201d}, and reminders cover that.",
        pm: &[("reach", 800.0), ("impact", 0.25), ("confidence", 50.0)],
        po: &[("effort", 6.0)],
        ice: &[],
    },
    Idea {
        title: "A plan that fits on one printed page",
        made: "2026-08-18",
        status: "released",
        tags: &["reports"],
        description: "Still the way in which most kitchens and wards read it. Landscape, one week, initials instead of \
            full names if there are more than 20 people.",
        pm: &[("reach", 240.0), ("impact", 0.5), ("confidence", 80.0)],
        po: &[("effort", 1.0)],
        ice: &[("impact", 3.0), ("confidence", 8.0), ("ease", 9.0)],
    },
    Idea {
        title: "Team leads who plan only their own team",
        made: "2026-08-25",
        status: "candidate",
        tags: &["permissions"],
        description: "Today somebody can either edit every plan or none. Larger customers want team leads who edit \
            one team and see the others.",
        pm: &[
            ("reach", 180.0),
            ("impact", 2.0),
            ("confidence", 80.0),
            ("effort", 2.0),
        ],
        po: &[("effort", 3.0)],
        ice: &[],
    },
    Idea {
        title: "Warn about rest times between shifts",
        made: "2026-08-31",
        status: "candidate",
        tags: &["rules", "planning"],
        description: "Eleven hours between two shifts, by law in most of our countries. A warning while planning, and \
            a list of exceptions for the works council.",
        pm: &[("reach", 350.0), ("impact", 2.0), ("confidence", 50.0)],
        // Below the least effort of RICE: the board says so instead of ranking it first.
        po: &[("effort", 0.25)],
        ice: &[("impact", 8.0), ("confidence", 6.0)],
    },
    Idea {
        title: "Open plans of 200 people in under two seconds",
        made: "2026-09-03",
        status: "candidate",
        tags: &["speed"],
        description: "Large plans take 9 to 14 seconds to open. We do not know yet where the time goes, so effort is \
            open.",
        pm: &[("reach", 90.0), ("impact", 2.0), ("confidence", 100.0)],
        po: &[],
        ice: &[],
    },
    Idea {
        title: "Bring in staff lists from a spreadsheet",
        made: "2026-09-08",
        status: "candidate",
        tags: &["onboarding"],
        description: "New customers type in 30 to 300 people by hand before they see their first plan.",
        // Reach is left out on purpose: nobody has counted new customers yet.
        pm: &[("impact", 1.0), ("confidence", 80.0)],
        po: &[("effort", 2.0)],
        ice: &[("impact", 5.0), ("confidence", 6.0), ("ease", 7.0)],
    },
    Idea {
        title: "Show what a week costs while planning",
        made: "2026-09-15",
        status: "candidate",
        tags: &["reports", "payroll"],
        description: "Hours times rate, with surcharges, beside a budget per week. Rates are seen by those who may see \
            them, and by nobody else.",
        pm: &[("reach", 150.0), ("impact", 2.0), ("confidence", 50.0)],
        po: &[("effort", 3.0)],
        ice: &[],
    },
    Idea {
        title: "Clock in and out by phone",
        made: "2026-09-22",
        status: "candidate",
        tags: &["mobile", "payroll"],
        description: "Planned and worked hours side by side. Needs a way to say where somebody is that the works \
            councils of our care customers accept.",
        pm: &[
            ("reach", 1100.0),
            ("impact", 2.0),
            ("confidence", 50.0),
            ("effort", 4.0),
        ],
        po: &[("effort", 6.0), ("impact", 1.0)],
        ice: &[],
    },
    Idea {
        title: "People who work at several sites",
        made: "2026-10-06",
        status: "candidate",
        tags: &["planning", "permissions"],
        description: "One person, one calendar, several sites, and a warning when two of them plan the same evening.",
        pm: &[],
        po: &[],
        ice: &[],
    },
    Idea {
        title: "A short tour for whoever plans for the first time",
        made: "2026-07-06",
        status: "testing",
        tags: &["onboarding"],
        description: "Five steps on the first day, with the people and shifts of the customer, not with made-up ones.",
        pm: &[("reach", 120.0), ("impact", 0.5), ("confidence", 80.0)],
        po: &[("effort", 1.0)],
        ice: &[],
    },
    Idea {
        title: "See who is free at a glance",
        made: "2026-07-07",
        status: "testing",
        tags: &["planning"],
        description: "Beside each open shift the people who have the role, the rest time and no other shift, the one with \
            the fewest hours first.",
        pm: &[("reach", 400.0), ("impact", 2.0), ("confidence", 80.0)],
        po: &[("effort", 2.0)],
        ice: &[],
    },
    Idea {
        title: "Read the plan without a connection",
        made: "2026-07-08",
        status: "testing",
        tags: &["mobile"],
        description: "Basements, cold stores and festival fields: the last plan that was seen stays on the phone.",
        pm: &[("reach", 500.0), ("impact", 1.0), ("confidence", 50.0)],
        po: &[("effort", 3.0)],
        ice: &[],
    },
    Idea {
        title: "Ask for leave in the app",
        made: "2026-07-09",
        status: "testing",
        tags: &["mobile", "planning"],
        description: "A request with two dates; the manager sees what it does to the plan before saying yes.",
        pm: &[("reach", 1000.0), ("impact", 2.0), ("confidence", 80.0)],
        po: &[("effort", 2.5)],
        ice: &[],
    },
];

/// The ideas on the ICE board, picked by hand; the RICE board has all.
pub const QUICK_WINS: [usize; 10] = [
    SWAP, COPY, REMIND, HOLIDAYS, OPEN, SIGN_IN, CALENDAR, PRINT, RESTS, LISTS,
];
