/** What kind of number it is, as far as the number itself tells. Carriers can be changed with the number kept, so none is named. */

export type NumberKind = 'mobile' | 'virtual' | 'landline' | 'foreign' | 'wrong'

interface Range {
  starts: readonly string[]
  digits: readonly number[]
  kind: NumberKind
  since: string
  source: string
}

const PLAN = 'MIIT, 电信网编号计划（2017年版, 工信部信管〔2017〕68号）'

/** In this order: the first that fits decides. */
export const NUMBER_RANGES: readonly Range[] = [
  {
    // Resold (移动转售业务).
    starts: ['162', '165', '167', '170', '171'],
    digits: [11],
    kind: 'virtual',
    since: '2020-05-03',
    source: `${PLAN}; lists of ranges in use: github.com/VincentSit/ChinaMobilePhoneNumberRegex, libphonenumber CN`,
  },
  {
    // Of things (物联网): 13 digits; nobody reads there. 1064 is the older plan of machines.
    starts: ['140', '141', '144', '146', '148', '1064'],
    digits: [11, 13],
    kind: 'virtual',
    since: '2020-05-03',
    source: `${PLAN}: 14(0-4,6,8); 1064 machine communication in the plan of 2010`,
  },
  {
    // Satellites and emergency networks.
    starts: ['1349', '174'],
    digits: [11],
    kind: 'virtual',
    since: '2020-05-03',
    source: 'github.com/VincentSit/ChinaMobilePhoneNumberRegex: 1349 and 174 serve satellites and emergencies',
  },
  {
    // A range that was assigned later than this list must not be lost: whatever else looks like one. 192 is the fourth carrier's (broadcasting).
    starts: ['13', '14', '15', '16', '17', '18', '19'],
    digits: [11],
    kind: 'mobile',
    since: '2017-05-05',
    source: `${PLAN}: 13 to 19 are mobile`,
  },
  {
    starts: ['01', '02', '03', '04', '05', '06', '07', '08', '09'],
    digits: [10, 11, 12],
    kind: 'landline',
    since: '2017-05-05',
    source: `${PLAN}: 0, code of the area with 2 or 3 digits, number with 7 or 8`,
  },
  {
    // Called by everybody, reached by no text message.
    starts: ['400', '800'],
    digits: [10],
    kind: 'landline',
    since: '2017-05-05',
    source: PLAN,
  },
  {
    starts: ['95', '96', '10', '12'],
    digits: [5, 6],
    kind: 'landline',
    since: '2017-05-05',
    source: `${PLAN}: service numbers`,
  },
  {
    // Without the code of its area.
    starts: ['2', '3', '4', '5', '6', '7', '8'],
    digits: [7, 8],
    kind: 'landline',
    since: '2017-05-05',
    source: `${PLAN}: local numbers begin with 2 to 8`,
  },
]

/** Area codes other than 10 and 2x have three digits; no area begins with 01 but 010. */
const AREA = /^0(?:10\d{8}|2\d{9}|[3-9]\d{2}\d{7,8})$/

/**
 * `mobile`: may be written to. `virtual`: of a virtual operator, a machine, a satellite: reachable perhaps, hardly an enterprise's own.
 * `landline`: no text message arrives. `foreign`: beyond the mainland (also +852, +853, +886). `wrong`: no number.
 */
export function classifyNumber(phone: string): NumberKind {
  const plain = phone.normalize('NFKC').replace(/[\s\-().—–]/g, '')
  const [, prefix = '', rest = ''] = /^(\+|00)?(\d+)$/.exec(plain.replace(/(?:转|x|ext)\d{1,6}$/i, '')) ?? []
  if (rest === '') return 'wrong'
  // The country codes of the world begin with 1 to 9, whole numbers have at most 15 digits (ITU-T E.164).
  if (prefix !== '' && !rest.startsWith('86')) return /^[1-9]\d{6,14}$/.test(rest) ? 'foreign' : 'wrong'
  const national = prefix === '' ? rest.replace(/^86(?=1\d{10}$)/, '') : rest.slice(2)
  // Written with the country's code an area loses its 0.
  const local = prefix !== '' && /^[2-9]|^10\d{8}$/.test(national) ? `0${national}` : national
  const range = NUMBER_RANGES.find(
    ({ starts, digits }) => digits.includes(local.length) && starts.some((start) => local.startsWith(start)),
  )
  if (range === undefined || (local.startsWith('0') && !AREA.test(local))) return 'wrong'
  return range.kind
}
