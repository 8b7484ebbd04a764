/** The records that the sweep tries: some inside a role's jurisdiction, some outside, each marked so that a leak is seen. */
import { usccCheckCharacter } from '../../types/uscc'
import { settling, walk } from './walks'
import type { Wire } from './wire'

/** Who tries. `locked` is the street's cadre before the second factor. */
export const sweepRoles = [
  'nobody',
  'stranger',
  'owner',
  'locked',
  'street-cadre',
  'district-cadre',
  'city-cadre',
  'partner-cadre',
  'industry-cadre',
  'city-administrator',
  'security-administrator',
  'auditor',
] as const
export type SweepRole = (typeof sweepRoles)[number]
export const sides = ['inside', 'outside'] as const
export type Side = (typeof sides)[number]

/** What must not be seen by whom it does not concern. */
export interface Marks {
  /** The record itself: its enterprise, its number. */
  record: string[]
  /** A person's: name and phone in clear. */
  person: string[]
}

export interface World {
  sessions: Record<SweepRole, string | undefined>
  /** A grant of the own making, by role: what it may end. */
  ownGrants: Partial<Record<SweepRole, string>>
}

const DEMO: readonly (readonly [SweepRole, string])[] = [
  ['street-cadre', '15400009001'],
  ['district-cadre', '15400009002'],
  ['city-cadre', '15400009003'],
  ['partner-cadre', '15400009004'],
  ['city-administrator', '15400009005'],
  ['security-administrator', '15400009006'],
  ['auditor', '15400009007'],
  ['industry-cadre', '15400009008'],
]

export interface Dice {
  key: () => string
  /** A number of a series that no carrier has, never the same twice in a run. */
  phone: () => string
  word: () => string
}

const UPLOAD = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const uscc = (serial: string) => {
  const first = `91330106WW${serial.padStart(7, '0').slice(-7)}`
  return first + usccCheckCharacter(first)
}

/** Signs everybody in, and makes what lies inside. The outside is made later: what changes then where nothing may is a leak. */
export async function buildInside(wire: Wire, url: string, dice: Dice) {
  const sessions = {} as World['sessions']
  sessions.nobody = undefined
  for (const [role, phone] of DEMO) {
    const session = await wire.logIn(phone)
    sessions[role] = session
    await wire.showDemoFactor(phone, session)
  }
  const offices = async (role: string, query: string, session: string | undefined) =>
    (await wire.get('findOffices', { role, query }, session)).offices as { id: string; division: string }[]
  const give = async (by: string | undefined, role: string, office: string, phone: string) =>
    String((await wire.get('appointCadre', { key: dice.key(), role, office, phone, name: '示例干部' }, by)).id)

  const me = await wire.get('getMe', {}, sessions['street-cadre'])
  const street = (me.grants as { division: string }[])[0]?.division ?? ''
  const district =
    ((await wire.get('getMe', {}, sessions['district-cadre'])).grants as { division: string }[])[0]?.division ?? ''
  const here = (await offices('street-cadre', street, sessions['district-cadre'])).find(
    (one) => one.division === street,
  )
  if (here === undefined) throw new Error(`no office at ${street}`)
  // A phone that was appointed and has no factor yet: what a number alone opens.
  const locked = dice.phone()
  await give(sessions['district-cadre'], 'street-cadre', here.id, locked)
  sessions.locked = await wire.logIn(locked)

  const owner = dice.phone()
  sessions.owner = await wire.logIn(owner)
  sessions.stranger = await wire.logIn(dice.phone())
  const city = await wire.get('getCity', {})
  const noticeVersion = (city.notice as { version: string }).version
  const hasUnion = (city.bodies as { body: string }[]).some((one) => one.body === 'union')
  const inside = await submit(wire, url, {
    dice,
    session: sessions.owner,
    noticeVersion,
    address: `${district}${street}试验路${dice.word().length}号`,
    bodies: hasUnion ? ['league', 'union'] : ['league'],
    contactName: '示例联系人',
  })
  const ownGrants: World['ownGrants'] = {
    'district-cadre': await give(sessions['district-cadre'], 'street-cadre', here.id, dice.phone()),
  }
  const anyOf = async (role: SweepRole, given: string) => {
    const [first] = await offices(given, '', sessions[role])
    if (first === undefined) throw new Error(`${role} has nowhere to appoint a ${given}`)
    ownGrants[role] = await give(sessions[role], given, first.id, dice.phone())
  }
  await anyOf('city-cadre', 'district-cadre')
  await anyOf('security-administrator', 'city-cadre')
  await anyOf('city-administrator', 'auditor')
  await anyOf('industry-cadre', 'industry-cadre')
  const complaint = await complain(wire, dice, sessions.owner, inside.id, '示例意见')
  const enterprise = await anyEnterprise(wire, sessions['city-cadre'], district)
  const { rows } = (await wire.get('listOrganisations', { state: 'unsure' }, sessions['city-cadre'])) as {
    rows: { id: string }[]
  }
  const campaign = await campaignOf(wire, dice, sessions['street-cadre'])
  const place = await placeOf(wire, dice, sessions['street-cadre'], '示例安和大厦')
  const walked = await walk(
    {
      wire,
      dice,
      session: sessions['street-cadre'],
      address: `${district}${street}探访路`,
      enterprise: enterprise.id,
      noticeVersion,
      remark: '示例走访说明',
    },
    [...settling, 'rest'],
  )
  const organisation = rows[0]?.id
  if (organisation === undefined) throw new Error('the demo has no organisation to look at')
  return {
    sessions,
    inside,
    enterprise,
    organisation,
    complaint,
    campaign,
    place,
    walked,
    ownGrants,
    here,
    street,
    district,
    noticeVersion,
    give,
    offices,
  }
}

/** An enterprise of the demo's pool that lies in a district. */
async function anyEnterprise(wire: Wire, session: string | undefined, district: string) {
  const { places } = (await wire.get('listPoolPlaces', {}, session)) as { places: { path: string; name: string }[] }
  const place = places.find(({ name }) => name === district)?.path
  const { rows } = (await wire.get('searchPool', { place }, session)) as { rows: { id: string; name: string }[] }
  const [first] = rows
  if (first === undefined) throw new Error(`the pool has nothing in ${district}`)
  return first
}

/** A place of the registry at a cadre's own office; marked by its name. */
async function placeOf(wire: Wire, dice: Dice, session: string | undefined, name: string) {
  const { offices } = (await wire.get('proposePlaces', {}, session)) as { offices: { path: string }[] }
  const path = offices.at(-1)?.path
  if (path === undefined) throw new Error('a cadre keeps no place')
  const said = { kind: 'building', name, address: `${name}1号`, place: path, entrances: [], floors: [] }
  const made = await wire.get('createPlace', { key: dice.key(), ...said }, session)
  return { id: String(made.id), path }
}

/** A campaign of an office; marked by its name. */
async function campaignOf(wire: Wire, dice: Dice, session: string | undefined, name = '示例邀请'): Promise<string> {
  const made = await wire.get('createCampaign', { key: dice.key(), name, template: 'invitation' }, session)
  return String(made.id)
}

/** Something said about an application; it lies with the same office. */
async function complain(wire: Wire, dice: Dice, session: string, about: string, text: string): Promise<string> {
  const filed = await wire.get(
    'fileComplaint',
    { key: dice.key(), kind: 'complaint', text, from: 'mine', about },
    session,
  )
  return String(filed.id)
}

/** One application, with a licence's photo. */
async function submit(
  wire: Wire,
  url: string,
  of: {
    dice: Dice
    session: string
    noticeVersion: string
    address: string
    bodies: string[]
    contactName: string
    name?: string
  },
) {
  const announced = (await wire.send('/1.1/fileTokens', { session: of.session })).body
  const form = new FormData()
  form.append('file', new Blob([UPLOAD], { type: 'image/png' }), 'licence.png')
  await fetch(`${url}/1.1/upload?token=${encodeURIComponent(String(announced.token))}`, { method: 'POST', body: form })
  const serial = String(parseInt(of.dice.key().slice(0, 5), 16)).padStart(7, '0')
  const name = of.name ?? `杭州${of.dice.word()}测试科技有限公司`
  const receipt = await wire.get(
    'submitApplication',
    {
      key: of.dice.key(),
      subject: { name, uscc: uscc(serial), address: of.address },
      contactName: of.contactName,
      bodies: of.bodies,
      licence: String(announced.objectId),
      noticeVersion: of.noticeVersion,
    },
    of.session,
  )
  return { id: String(receipt.id), number: String(receipt.number), licence: String(announced.objectId), name }
}

/** What lies outside of everybody's jurisdiction but the city's: an application and a grant in another district. */
export async function buildOutside(
  wire: Wire,
  url: string,
  dice: Dice,
  built: Awaited<ReturnType<typeof buildInside>>,
) {
  const { sessions, give, offices, district, noticeVersion } = built
  const others = (await offices('district-cadre', '', sessions['city-cadre'])).filter(
    (one) => one.division !== district,
  )
  const other = others[0]
  if (other === undefined) throw new Error('the city has one district only')
  const head = dice.phone()
  await give(sessions['city-cadre'], 'district-cadre', other.id, head)
  const there = await wire.logIn(head)
  await wire.setUpFactor(there)
  const [street] = await offices('street-cadre', '', there)
  if (street === undefined) throw new Error(`${other.division} has no street`)
  const grant = await give(there, 'street-cadre', street.id, dice.phone())
  const phone = dice.phone()
  const session = await wire.logIn(phone)
  const contactName = `${dice.word()}${dice.word()}`
  const made = await submit(wire, url, {
    dice,
    session,
    noticeVersion,
    address: `${other.division}${street.division}试验路9号`,
    bodies: ['league'],
    contactName,
  })
  const said = `${dice.word()}${dice.word()}${dice.word()}`
  const complaint = await complain(wire, dice, session, made.id, said)
  const campaign = await campaignOf(wire, dice, there, said)
  const place = await placeOf(wire, dice, there, `${said}大厦`)
  const enterprise = await anyEnterprise(wire, sessions['city-cadre'], other.division)
  const walked = await walk(
    {
      wire,
      dice,
      session: there,
      address: `${other.division}${street.division}探访路`,
      enterprise: enterprise.id,
      noticeVersion,
      remark: said,
    },
    ['city-cadre', 'rest'],
  )
  const marks: Marks = {
    record: [made.name, made.number, said, enterprise.name, ...walked.names],
    person: [contactName, phone, `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`, ...walked.person],
  }
  return { made, grant, enterprise, complaint, campaign, place, walked, street, marks, session, there }
}
