/**
 * Limits that the contract itself knows: lengths a field may have. Rules as data, each with its source.
 * (Deadlines, quotas and thresholds of the domain live with their rooms in cloud/.)
 */
export const limits = {
  /** Longest registered name seen in public registers is below 100 characters; 名称登记管理规定 sets no number. */
  enterpriseName: { max: 100, since: '2026-11-23', source: 'own choice, twice the longest name observed' },
  /** Of a search for one enterprise, letters. */
  enterpriseSearch: { min: 2, rows: 10, since: '2026-11-29', source: 'own choice: one letter finds half the pool' },
  address: { max: 200, since: '2026-11-23', source: 'own choice' },
  street: { max: 60, since: '2026-11-24', source: 'own choice: the longest street of the division lists has 20' },
  /** A word of a register as written: status, type, ownership. */
  registerWord: {
    max: 100,
    since: '2026-11-24',
    source: 'own choice: the longest type of the public registers has 50',
  },
  /** 公安部 GA/T 2000.x allows 50; names of minorities run to about 30. */
  personName: { max: 50, since: '2026-11-23', source: 'GA/T 2000 length of a name' },
  note: { max: 500, since: '2026-11-23', source: 'own choice: fits one phone screen' },
  complaint: { max: 1000, since: '2026-11-24', source: 'own choice: two phone screens' },
  /** WeChat's scene parameter: at most 32 characters of its alphabet. */
  invitationToken: { max: 32, since: '2026-11-23', source: 'WeChat getUnlimitedQRCode, parameter scene' },
  /** 32 characters today; the hosts promise no length. */
  hostCode: { max: 256, since: '2026-11-24', source: 'own choice' },
  campaign: {
    name: 40,
    perSecond: 200,
    since: '2026-11-28',
    source: 'own choice: a name fits a row of the list; providers take some hundred requests a second',
  },
  key: { min: 16, max: 64, since: '2026-11-23', source: 'own choice: a UUID has 36' },
  /** A draft kept for another device: a form's fields and nothing else. */
  draft: {
    form: 80,
    turns: 1_000_000,
    fields: 16,
    value: 600,
    since: '2026-11-24',
    source: 'own choice: the longest field is a remark of 500',
  },
  /** How long a revealed name or phone stays on a cadre's screen. */
  reveal: {
    seconds: 60,
    since: '2026-11-24',
    source: 'own choice: long enough to dial, too short to be left lying about',
  },
  /** How long a session lives unrenewed; a client in use renews it at half of that. */
  session: { days: 30, since: '2026-11-23', source: 'own choice: a case’s usual length' },
  /** Left alone for longer than this the workbench locks, at the service and on the screen. */
  workbench: {
    idleMinutes: 15,
    since: '2026-11-24',
    source: 'GB/T 22239-2019 8.1.4.1 b) asks for a time-out without a number; own choice',
  },
  /** A spreadsheet of appointments sent by a page; larger ones go by the command. */
  staffTable: {
    base64: 60_000,
    rows: 200,
    since: '2026-11-24',
    source: 'own choice: fits the body limit of 64 KB; a workbook of 200 rows has about 20 KB',
  },
  /** A file for an import sent by a page; larger ones go by the command. */
  importFile: {
    bytes: 60 * 1024 * 1024,
    name: 200,
    refused: 5000,
    since: '2026-11-27',
    source:
      'own choice: 300,000 enterprises, some minutes on an office’s line; refused rows beyond 5,000 are a wrong file',
  },
  organisationName: { max: 120, since: '2026-11-27', source: 'own choice: an enterprise’s name and what is founded' },
  documentNumber: { max: 40, since: '2026-11-27', source: 'own choice: GB/T 9704-2012 7.2.5 has no length' },
  /** Of people at one enterprise. */
  termYears: {
    min: 1,
    max: 10,
    since: '2026-11-29',
    source: 'own choice: the rules in force allow 3 to 5, a city may have others',
  },
  count: { max: 1_000_000, since: '2026-11-27', source: 'own choice: no enterprise of the country has more' },
  /** A change of streets: how many it may name, and how many communities each. */
  divisionChange: {
    results: 10,
    communities: 300,
    ground: 200,
    since: '2026-11-27',
    source: 'own choice: the largest reform of streets in the home city merged five; a street has up to 60 communities',
  },
  /** A building, market, park or occasion on a poster. */
  posterName: { max: 60, since: '2026-11-28', source: 'own choice: fits a folded leaf in letters of 12.5 pt' },
  /** A building, market, park or town of the registry: as a poster writes it. */
  placeName: { max: 60, since: '2026-11-29', source: 'own choice: as on a poster' },
  /** Its floors, its entrances. */
  placeParts: {
    max: 200,
    since: '2026-11-29',
    source: 'own choice: the tallest building of the country has 128 floors',
  },
  /** Posters of one file, and files of one order. */
  posters: {
    batch: 500,
    batches: 10,
    since: '2026-11-28',
    source: 'own choice: a box of paper; what a street hands out in a campaign is some thousand',
  },
  /** What is recorded on the way: the text of one record, how many travel together, how many enterprises a page of a list has. */
  fieldwork: {
    where: 20,
    record: 4000,
    batch: 200,
    /** Of a batch as it travels; a phone cuts its batches below it. */
    bytes: 256 * 1024,
    listPage: 300,
    /** Numbers of records on one phone: one a minute for a century. */
    seq: 50_000_000,
    /** A list of a walk: the largest markets of the home city have some thousand enterprises. */
    list: 6000,
    since: '2026-11-29',
    source:
      'own choice: 200 usual records have 120 KB and go in one request, for each round trip costs 0.4 s on slow 3G (bench:fieldwork); of the longest ones fewer fit; a note of 500 in escaped JSON fits a record',
  },
  page: { max: 50, since: '2026-11-23', source: 'own choice' },
} as const
