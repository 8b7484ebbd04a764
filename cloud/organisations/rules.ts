/** Rules of existing organisations. Pure. */

/** Whether an organisation stands on a day. One whose term is over stands: it is to be elected anew, not founded. */
export const stands = ({ ended_on: endedOn }: { ended_on: string | null }, today: string): boolean =>
  endedOn === null || endedOn > today

/** The term is over and nothing tells of an election (中青发〔2025〕1号: terms of 3 to 5 years). */
export const isTermOver = (
  organisation: { ended_on: string | null; term_ends_on: string | null },
  today: string,
): boolean => stands(organisation, today) && organisation.term_ends_on !== null && organisation.term_ends_on < today
