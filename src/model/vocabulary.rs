//! The closed lists of claim kinds and roles, each with the word that stands for it in the output.

/// Declares an enum whose variants have one written form each.
macro_rules! words {
    ($(#[$outer:meta])* $name:ident, $what:literal { $($(#[$inner:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$outer])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        pub enum $name {
            $($(#[$inner])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every value, in the order of the output's documentation.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word that stands for it in the output.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::error::Error;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                $name::ALL.iter().copied().find(|value| value.as_str() == word).ok_or_else(|| {
                    let known: Vec<&str> = $name::ALL.iter().map(|value| value.as_str()).collect();
                    $crate::error::Error::new($crate::error::ErrorKind::Option, format!(concat!("no ", $what, " `{}`; known are: {}"), word, known.join(", ")))
                })
            }
        }
    };
}

pub(super) use words;

words! {
    /// The kinds of [`Claim`](crate::Claim).
    ///
    /// ```
    /// use sasil::ClaimKind;
    ///
    /// assert_eq!("invest".parse::<ClaimKind>()?, ClaimKind::Invest);
    /// assert_eq!(ClaimKind::ALL.len(), 25);
    /// # Ok::<(), sasil::Error>(())
    /// ```
    ClaimKind, "claim kind" {
        /// 투자하다, 출자하다: an investor puts money into an investee.
        Invest = "invest",
        /// 투자를 유치하다, 조달하다: a company takes money in.
        Raise = "raise",
        /// 인수하다, 사들이다: an acquirer takes a target over.
        Acquire = "acquire",
        /// 매각하다, 처분하다: a seller gives an asset away.
        Divest = "divest",
        /// 합병하다, 통합하다: parties become one.
        Merge = "merge",
        /// 협력하다, 손잡다, 업무협약을 맺다: parties work together.
        Partner = "partner",
        /// 공급하다, 납품하다, 수주하다: a supplier serves a customer.
        Supply = "supply",
        /// 지급하다, 지불하다: a payer pays a payee.
        Pay = "pay",
        /// 매출·영업이익·순이익: what a company earned or lost.
        Earn = "earn",
        /// 기업가치, 시가총액: what a company is worth.
        Value = "value",
        /// 출시하다, 선보이다: a company brings a product out.
        Launch = "launch",
        /// 착공하다, 증설하다, 짓다: a company builds a facility.
        Build = "build",
        /// 설립하다, 세우다: a founder founds a firm.
        Found = "found",
        /// 지분을 보유하다, 최대주주, 자회사: an owner owns.
        Own = "own",
        /// 상장하다: a company goes public.
        List = "list",
        /// 선임하다, 내정하다, 물러나다: a person takes or leaves a post.
        Appoint = "appoint",
        /// 채용하다: an employer takes people on.
        Hire = "hire",
        /// 감원하다, 해고하다, 희망퇴직: an employer lets people go.
        Layoff = "layoff",
        /// 소송을 제기하다, 고소하다, 고발하다: a plaintiff goes to law.
        Sue = "sue",
        /// 조사하다, 수사하다, 압수수색: an authority looks into a target.
        Investigate = "investigate",
        /// 과징금을 부과하다, 제재하다: an authority punishes a target.
        Sanction = "sanction",
        /// 기술수출, 라이선스 계약: a licensor licenses to a licensee.
        License = "license",
        /// 배당하다, 자사주를 매입·소각하다: a company pays its owners.
        Payout = "payout",
        /// 회생절차, 워크아웃, 부도: a company cannot pay.
        Insolvency = "insolvency",
        /// 목표주가, 투자의견: an analyst rates a company.
        Rate = "rate",
    }
}

impl ClaimKind {
    /// The roles without which a claim of this kind says nothing, in the order of the output's documentation.
    ///
    /// ```
    /// use sasil::{ClaimKind, Role};
    ///
    /// assert_eq!(ClaimKind::Acquire.core_roles(), [Role::Acquirer, Role::Target]);
    /// ```
    pub const fn core_roles(self) -> &'static [Role] {
        match self {
            ClaimKind::Invest => &[Role::Investor, Role::Investee],
            ClaimKind::Raise | ClaimKind::List | ClaimKind::Build => &[Role::Company],
            ClaimKind::Acquire => &[Role::Acquirer, Role::Target],
            ClaimKind::Divest => &[Role::Seller, Role::Asset],
            ClaimKind::Merge | ClaimKind::Partner => &[Role::Party],
            ClaimKind::Supply => &[Role::Supplier, Role::Customer],
            ClaimKind::Pay => &[Role::Payer, Role::Payee],
            ClaimKind::Earn => &[Role::Company, Role::Metric, Role::Amount],
            ClaimKind::Value => &[Role::Company, Role::Amount],
            ClaimKind::Launch => &[Role::Company, Role::Product],
            ClaimKind::Found => &[Role::Founder, Role::Founded],
            ClaimKind::Own => &[Role::Owner, Role::Owned],
            ClaimKind::Appoint => &[Role::Company, Role::Person],
            ClaimKind::Hire | ClaimKind::Layoff => &[Role::Employer],
            ClaimKind::Sue => &[Role::Plaintiff, Role::Defendant],
            ClaimKind::Investigate | ClaimKind::Sanction => &[Role::Authority, Role::Target],
            ClaimKind::License => &[Role::Licensor, Role::Licensee],
            ClaimKind::Payout | ClaimKind::Insolvency => &[Role::Company, Role::Form],
            ClaimKind::Rate => &[Role::Analyst, Role::Company],
        }
    }
}

words! {
    /// What a filler does in a claim.
    Role, "role" {
        /// Who invests (`invest`, `raise`).
        Investor = "investor",
        /// Who is invested in.
        Investee = "investee",
        /// The company a claim is about.
        Company = "company",
        /// How much money.
        Amount = "amount",
        /// When.
        Date = "date",
        /// Which share.
        Stake = "stake",
        /// Which funding round (`시리즈 B`).
        Round = "round",
        /// Who acquires.
        Acquirer = "acquirer",
        /// What is acquired, investigated or sanctioned.
        Target = "target",
        /// Who sells.
        Seller = "seller",
        /// What is sold.
        Asset = "asset",
        /// Who buys.
        Buyer = "buyer",
        /// One of several equals (`merge`, `partner`).
        Party = "party",
        /// What it is about.
        Subject = "subject",
        /// Who supplies.
        Supplier = "supplier",
        /// Who is supplied.
        Customer = "customer",
        /// What is supplied or launched.
        Product = "product",
        /// Who pays.
        Payer = "payer",
        /// Who is paid.
        Payee = "payee",
        /// What a payment is for.
        Purpose = "purpose",
        /// Which figure (`revenue`, `operating_profit`, `net_profit`, `operating_loss`, `net_loss`).
        Metric = "metric",
        /// The time a figure covers.
        Period = "period",
        /// By how much a figure changed; or `in`/`out` of a post.
        Change = "change",
        /// A price.
        Price = "price",
        /// What is built.
        Facility = "facility",
        /// Where.
        Place = "place",
        /// Who founds.
        Founder = "founder",
        /// What is founded.
        Founded = "founded",
        /// Who owns.
        Owner = "owner",
        /// What is owned.
        Owned = "owned",
        /// Where a company is listed.
        Exchange = "exchange",
        /// Who is appointed or hired.
        Person = "person",
        /// Which post.
        Position = "position",
        /// Who employs.
        Employer = "employer",
        /// How many.
        Count = "count",
        /// Whence people are hired.
        From = "from",
        /// Who sues.
        Plaintiff = "plaintiff",
        /// Who is sued.
        Defendant = "defendant",
        /// Who investigates or sanctions.
        Authority = "authority",
        /// Who gives a licence.
        Licensor = "licensor",
        /// Who takes a licence.
        Licensee = "licensee",
        /// Which form a payout or an insolvency takes.
        Form = "form",
        /// Who rates.
        Analyst = "analyst",
        /// The opinion given.
        Opinion = "opinion",
    }
}
