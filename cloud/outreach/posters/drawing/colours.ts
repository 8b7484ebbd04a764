/** The colours of the house on paper; the same as the screen's (src/theme). */
export const colours = {
  red: '#c41e1e',
  redDeep: '#a01616',
  ink: '#1f2328',
  second: '#57606a',
  line: '#dcd9d2',
  ground: '#f6f5f2',
  gold: '#e8b84a',
  white: '#ffffff',
  since: '2026-11-28',
  source: 'the theme of the pages',
} as const
