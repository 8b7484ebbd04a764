/** 50,000 cases for the load on casework: spread over all streets, in the states that cases are in, each with a history that folds. */
import { sql } from 'kysely'
import type { Ground } from '../../cloud/compose'
import { listAllOffices } from '../../cloud/divisions/actions'
import { appoint, getPersonByPhone, openSession } from '../../cloud/people/actions'

/** Each state with its share, and the events that lead there. */
const LIVES = [
  { state: 'submitted', step: 'accept', holder: 'office', share: 25, kinds: ['submitted'] },
  { state: 'accepted', step: 'contact', holder: 'office', share: 25, kinds: ['submitted', 'accepted'] },
  { state: 'surveyed', step: 'decide', holder: 'office', share: 10, kinds: ['submitted', 'accepted', 'surveyed'] },
  {
    state: 'preparing',
    step: 'prepare',
    holder: 'enterprise',
    share: 15,
    kinds: ['submitted', 'accepted', 'surveyed', 'decided', 'guide-named', 'guided'],
  },
  {
    state: 'founded',
    step: 'renew',
    holder: 'office',
    share: 25,
    kinds: [
      'submitted',
      'accepted',
      'surveyed',
      'decided',
      'guide-named',
      'guided',
      'requested',
      'replied',
      'elected',
      'founded',
    ],
  },
] as const
const STATE_AFTER: Readonly<Record<string, string>> = {
  submitted: 'submitted',
  accepted: 'accepted',
  surveyed: 'surveyed',
  decided: 'decided',
  'guide-named': 'guiding',
  guided: 'preparing',
  requested: 'requested',
  replied: 'approved',
  elected: 'elected',
  founded: 'founded',
}

export interface FilledCadre {
  session: string
  level: 'city' | 'district' | 'street'
  path: string
}

const PERSONS = 500

/** @returns a session of a cadre at each office, with the second factor shown */
export async function fillCases(ground: Ground, cases: number): Promise<FilledCadre[]> {
  const cadres = await ground.act(async (call) => {
    const made: FilledCadre[] = []
    for (const [at, office] of (await listAllOffices(call)).entries()) {
      const phone = `1540${String(2_000_000 + at)}`
      await appoint(call, { phone, name: '示例干部', office })
      const { personId } = await getPersonByPhone(call, phone)
      made.push({ session: await openSession(call, personId, 'phone'), level: office.level, path: office.path })
    }
    await sql`update session set second_factor_at = now(), fresh_at = now(), idle_since = now()`.execute(call.tx)
    for (let i = 0; i < PERSONS; i++) {
      const { personId } = await getPersonByPhone(call, `1540${String(3_000_000 + i)}`)
      await sql`insert into bench_person values (${i}, ${personId})`.execute(call.tx)
    }
    return made
  })
  let from = 0
  for (const life of LIVES) {
    const count = Math.round((cases * life.share) / 100)
    await ground.act((call) => fillLife(call, life, from, count))
    from += count
  }
  await sql`analyze`.execute(ground.database.kysely)
  return cadres
}

async function fillLife(
  { tx }: { tx: Parameters<ReturnType<typeof sql>['execute']>[0] },
  life: (typeof LIVES)[number],
  from: number,
  count: number,
): Promise<void> {
  await sql`
    create temp table made on commit drop as
    select gen_random_uuid() as id, gen_random_uuid() as duty_id, n,
      office.id as office_id, office.path, division.name as place,
      (select person_id from bench_person where at = n % ${PERSONS}) as person_id,
      current_date + ((n * 7919) % 40 - 8)::int as due_on,
      now() - (n % 90) * interval '1 day' as at
    from generate_series(${from}::int, ${from + count - 1}::int) n
    join (select row_number() over (order by path) - 1 as place, * from office where body = 'league' and level = 'street') office
      on office.place = (n * 31) % (select count(*) from office where body = 'league' and level = 'street')
    join division on division.code = office.division_code`.execute(tx)
  await sql`
    insert into application (id, number, applicant_person_id, authority, name, uscc, address, bodies, notice_version,
      match_decision, match_confidence, match_reason, index_position, route_decision, route_confidence, route_reason, office_id, place, submitted_at, due_on)
    select id, to_char(at, 'YYYYMMDD') || '-' || lpad(n::text, 6, '0'), person_id, 'unverified', '杭州示例' || n || '号测试有限公司',
      '91330106WW' || lpad(n::text, 8, '0'), '试验路' || n || '号', '{league}', '2026-11-24', 'none', 0, '', '0', 'auto', 1, '', office_id, place, at, due_on
    from made`.execute(tx)
  const owed = sql`jsonb_build_object('ownerId', office_id, 'personId', null, 'holder', ${life.holder}::text, 'step', ${life.step}::text,
    'dueOn', due_on, 'cause', 'responsible', 'escalatedTo', null)`
  let before = 'none'
  for (const [at, kind] of life.kinds.entries()) {
    const after = STATE_AFTER[kind] ?? ''
    const payload =
      kind === 'submitted'
        ? sql`jsonb_build_object('officeId', office_id, 'match', 'none', 'route', 'auto')`
        : kind === 'surveyed'
          ? sql`'{"way":"phone","staff":40,"youth":12,"members":5,"party":null,"hasNote":false}'::jsonb`
          : kind === 'decided'
            ? sql`'{"form":"branch","recommended":"branch","deviates":false,"hasNote":false}'::jsonb`
            : kind === 'guide-named'
              ? sql`jsonb_build_object('personId', person_id, 'on', due_on)`
              : kind === 'founded'
                ? sql`jsonb_build_object('on', current_date, 'number', null, 'termEndsOn', due_on, 'hasNote', false)`
                : sql`'{"hasNote":false}'::jsonb`
    await sql`
      insert into case_event (case_id, seq, version, from_state, kind, to_state, actor_id, device, at, payload, duty)
      select id, ${at + 1}, 2, ${before}, ${kind}, ${after}, person_id, 'bench', at, ${payload}, ${owed} from made`.execute(
      tx,
    )
    before = after
  }
  await sql`
    insert into duty (id, case_id, holder, office_id, step, due_on, opened_at)
    select duty_id, id, ${life.holder}, office_id, ${life.step}, due_on, at from made`.execute(tx)
  const isDecided = life.kinds.some((kind) => kind === 'decided')
  await sql`
    insert into case_file (id, number, state, seq, office_id, office_path, applicant_id, enterprise, place, why, due_on, submitted_at,
      duty_id, owner_id, owner_path, holder, step, cause, uscc, form, term_ends_on)
    select id, to_char(at, 'YYYYMMDD') || '-' || lpad(n::text, 6, '0'), ${life.state}, ${life.kinds.length}, office_id, path, person_id,
      '杭州示例' || n || '号测试有限公司', place, '库外新企业', due_on, at, duty_id, office_id, path, ${life.holder}, ${life.step}, 'responsible',
      '91330106WW' || lpad(n::text, 8, '0'), ${isDecided ? 'branch' : null}::text, ${life.state === 'founded' ? sql`due_on` : sql`null`}
    from made`.execute(tx)
}
