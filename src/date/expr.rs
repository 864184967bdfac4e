//! The tree that a date is read into, before anything is known about the calendar.

use crate::ByteSpan;

/// A date expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expr {
    /// 지난달 23일
    One(Moment),
    /// 23~26일, 3월부터 5월
    Range(Moment, Moment),
}

impl Expr {
    pub(super) fn first(&self) -> &Moment {
        match self {
            Expr::One(moment) | Expr::Range(moment, _) => moment,
        }
    }

    pub(super) fn last(&self) -> &Moment {
        match self {
            Expr::One(moment) | Expr::Range(_, moment) => moment,
        }
    }

    pub(super) fn first_mut(&mut self) -> &mut Moment {
        match self {
            Expr::One(moment) | Expr::Range(moment, _) => moment,
        }
    }

    pub(super) fn span(&self) -> ByteSpan {
        self.first().span.join(self.last().span)
    }
}

/// One stretch of the calendar as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) span: ByteSpan,
    pub(super) lead: Lead,
    pub(super) year: Option<Year>,
    pub(super) body: Body,
    pub(super) part: Option<Part>,
    /// Monday is 1.
    pub(super) weekday: Option<i8>,
}

/// The word before: 지난, 오는, 이번, 다음.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    None,
    Last,
    Coming,
    This,
    Next,
}

/// Which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// 2024년
    Written(i16),
    /// '24년
    Short(i16),
    /// 지난해: so many years from the document's
    Document(i16),
    /// 이듬해: so many years from a date before it
    Neighbour(i16),
    /// 전년: from a stretch just spoken of, else from the document's year
    Before(i16),
    /// 2024 회계연도, of which only the whole is placed
    Fiscal(Option<i16>),
}

/// Which month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Month {
    /// 10월
    Number(i8),
    /// 지난달
    Document(i16),
    /// 같은 달
    Neighbour(i16),
    /// 전월: from a month just spoken of, else from the document's
    Before(i16),
    /// 구랍: December of the year before
    LastDecember,
}

/// Which day a day word hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayWord {
    /// 어제
    Document(i16),
    /// 이날: the day just spoken of, else the document's
    This,
    /// 전날
    Before,
    /// 같은 날
    Same,
    /// 이튿날, 당일: only behind a day that is written
    Near(i16),
}

/// A count of time that lies behind or ahead: 3년 전, 두 달 뒤.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Distance {
    pub(super) years: i32,
    pub(super) months: i32,
    pub(super) days: i32,
    pub(super) ahead: bool,
    /// 그로부터 3년 뒤
    pub(super) from_neighbour: bool,
}

/// Which stretch of the same length in another year: 전년 동기.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Same {
    Period,
    Quarter,
    Month,
    Day,
}

/// What is named below the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Body {
    /// 2018년
    Year,
    /// 1990년대: its first year, which has two digits where `short`
    Decade { first: i16, short: bool },
    /// 상반기
    Half(i8),
    /// 3분기
    Quarter(i8),
    /// 이번 분기
    QuarterFromDocument(i16),
    /// 직전 분기
    QuarterBefore(i16),
    /// 10월
    Month(Month),
    /// 12월 26일, 26일
    Day { month: Option<Month>, day: i8 },
    /// 오늘
    DayWord(DayWord),
    /// 3년 전
    Distance(Distance),
    /// 지난주
    Week(i16),
    /// 전주 대비
    WeekBefore,
    /// 금요일
    Weekday,
    /// 12월 셋째 주
    WeekOfMonth { month: Month, nth: i8 },
    /// 이번 주말
    Weekend(i16),
    /// 연말
    YearEnd,
    /// 연초
    YearStart,
    /// 올여름
    Season(i8),
    /// 추석, 추석 연휴
    Holiday { index: u8, days_off: bool },
    /// 같은 기간, 동기
    Same(Same),
    /// 음력 8월 1일
    Lunar,
}

/// 초, 중순, 말 behind a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Start,
    Middle,
    Late,
    End,
}

impl Moment {
    /// An expression of `body` alone.
    pub(super) fn new(span: ByteSpan, body: Body) -> Self {
        Self { span, lead: Lead::None, year: None, body, part: None, weekday: None }
    }

    /// A bare number and its unit, whose place depends on the document and the tense: 26일, 10월, 3분기.
    pub(super) fn is_bare(&self) -> bool {
        self.year.is_none()
            && matches!(
                self.body,
                Body::Half(_)
                    | Body::Quarter(_)
                    | Body::Month(Month::Number(_))
                    | Body::Day { month: None | Some(Month::Number(_)), .. }
                    | Body::WeekOfMonth { month: Month::Number(_), .. }
                    | Body::Weekday
                    | Body::Holiday { .. }
                    | Body::Season(_)
                    | Body::YearEnd
                    | Body::YearStart
            )
    }
}
