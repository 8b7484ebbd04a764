/** Thresholds of the routing engine. How evidence is weighed is learned: model.json. */
export const ROUTE_RULES = {
  since: '2026-11-27',
  source: 'measured on public registers with the street taken out of the text, split by row, road and building',
  /** Confidence where the street is written. */
  written: { today: 0.997, former: 0.99, misheard: 0.9, mistyped: 0.7, contradicted: 0.8 },
  auto: 0.92,
  /** Below this a street is no help: the district's or the city's queue. */
  review: 0.03,
  shown: 5,
  /** Like words alone, or a community's name without city and district, are never sure. */
  similarMost: 0.9,
  /** Like words alone, without city and district, must say more than nothing. */
  similarLeast: 0.3,
  /** Where less than this share of the rows told of lies in the street, they contradict one another: a person looks. Right in 32 of 39. */
  atOdds: 0.67,
  /** How often the street that the pool holds is right. */
  pool: 0.98,
  /** The least share that the pool's street is given by the words. */
  leastShare: 0.002,
  place: 0.999,
  /** A place that the address names: how often its members proposed by address are right (docs/places.md), and their street its street. */
  placeRead: 0.96,
  /** So many enterprises at the same place, and this share of them in another street, contradict what is written. */
  contradiction: { rows: 3, share: 0.9 },
  /** Another street is named where it is as probable as this. */
  rival: 0.1,
} as const
