/**
 * Text on background, every pair in use: the names of tokens in tokens.css. A test holds each at 4.5:1 or better and finds any
 * colour in a style sheet that is not listed here.
 */
export const pairs: readonly (readonly [text: string, background: string])[] = [
  ['ink', 'ground'],
  ['ink', 'card'],
  ['ink', 'red-tint'],
  ['ink', 'green-tint'],
  ['ink', 'amber-tint'],
  ['ink-2', 'ground'],
  ['ink-2', 'card'],
  ['red', 'card'],
  ['red', 'ground'],
  ['red', 'red-tint'],
  ['red-deep', 'card'],
  ['on-red', 'red'],
  ['on-red', 'red-deep'],
  ['green', 'card'],
  ['green', 'ground'],
  ['green', 'green-tint'],
  ['amber', 'card'],
  ['amber', 'ground'],
  ['amber', 'amber-tint'],
  ['blue', 'card'],
  ['blue', 'ground'],
]
