//! Who works on the made-up product, and who buys it.

/// Someone who works on it.
pub struct Person {
    pub name: &'static str,
    pub role: &'static str,
}

/// Someone who pays for it.
pub struct Customer {
    pub name: &'static str,
    pub segment: &'static str,
    /// Monthly revenue in euros.
    pub revenue: f64,
}

/// The Product Manager and the Product Owner, in this order.
pub const PEOPLE: [Person; 2] = [
    Person {
        name: "Mara Okafor",
        role: "pm",
    },
    Person {
        name: "Jonas Weber",
        role: "po",
    },
];

pub const ALDER: usize = 0;
pub const BRIGID: usize = 1;
pub const NORDLICHT: usize = 2;
pub const SMILES: usize = 3;
pub const MERIDIAN: usize = 4;
pub const LINDGREN: usize = 5;
pub const ORLANDO: usize = 6;
pub const KETTLE: usize = 7;
pub const VERDE: usize = 8;
pub const KITE: usize = 9;
pub const PAPIER: usize = 10;
pub const LUMEN: usize = 11;
pub const STAGEHAND: usize = 12;
pub const MARATHON: usize = 13;

/// The customers, in the order of the constants above.
pub const CUSTOMERS: [Customer; 14] = [
    customer("Alder House Care Homes", "Care", 2400.0),
    customer("Saint Brigid Residences", "Care", 1650.0),
    customer("Nordlicht Pflege", "Care", 980.0),
    customer("Bright Smiles Dental", "Care", 430.0),
    customer("Hotel Meridian Group", "Hospitality", 3100.0),
    customer("Bakery Lindgren", "Hospitality", 180.0),
    customer("Café Orlando", "Hospitality", 120.0),
    customer("The Copper Kettle", "Hospitality", 95.0),
    customer("Verde Garden Centres", "Retail", 1250.0),
    customer("Kite & Co. Outdoor", "Retail", 760.0),
    customer("Papier Plus", "Retail", 210.0),
    customer("Lumen Events", "Events", 890.0),
    customer("Stagehand Crew", "Events", 540.0),
    customer("City Marathon Office", "Events", 300.0),
];

/// The segments that are named after what customers do, and one by what they are worth.
pub const SEGMENTS: [&str; 4] = ["Care", "Hospitality", "Retail", "Events"];
pub const LARGE: (&str, f64) = ("Large accounts", 1000.0);

const fn customer(name: &'static str, segment: &'static str, revenue: f64) -> Customer {
    Customer {
        name,
        segment,
        revenue,
    }
}
