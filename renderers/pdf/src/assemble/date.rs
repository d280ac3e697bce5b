//! The book's date, `2024-04-10`: for Typst, and in words.

/// A day of the calendar.
#[derive(Clone, Copy)]
pub(super) struct Date {
    year: u16,
    month: usize,
    day: u8,
}

impl Date {
    /// Reads `2024-04-10`; plugin's settings have checked that the day exists.
    pub(super) fn parse(iso: &str) -> Option<Self> {
        let mut parts = iso.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? })
    }

    /// Returns the day as Typst writes it.
    pub(super) fn code(self) -> String {
        format!("datetime(year:{},month:{},day:{})", self.year, self.month, self.day)
    }

    /// Returns the day in words.
    pub(super) fn words(self) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let month = MONTHS.get(self.month.wrapping_sub(1)).copied().unwrap_or_default();
        format!("{} {month} {}", self.day, self.year)
    }
}
