import { bare, fold } from '../../types/fold'

/** The digits of a phone number without the country's; '' for what is none. */
export function phoneDigits(text: string | undefined): string {
  const digits =
    text
      ?.slice(0, 40)
      .normalize('NFKC')
      .replace(/\D/g, '')
      .replace(/^86(?=1\d{10}$)/, '') ?? ''
  return digits.length >= 7 ? digits : ''
}

/** A whole name for the comparison of everything written: folded, letters and digits only. */
export const bareName = (name: string): string => bare(fold(name))
