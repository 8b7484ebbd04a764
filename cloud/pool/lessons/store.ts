import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database'

export interface Lesson {
  case_id: string
  address: string
  street: string
}

export async function replaceLesson(tx: Tx, lesson: Lesson, now: Date): Promise<void> {
  await deleteLesson(tx, lesson.case_id)
  await sql`
    insert into route_lesson (case_id, address, street, at)
    values (${lesson.case_id}, ${lesson.address}, ${lesson.street}, ${now})`.execute(tx)
}

export async function deleteLesson(tx: Tx, caseId: string): Promise<void> {
  await sql`delete from route_lesson where case_id = ${caseId}`.execute(tx)
}

/** All of them: as many as cases were handed on, which are few. */
export async function listLessons(tx: Tx): Promise<Lesson[]> {
  const { rows } = await sql<Lesson>`select case_id::text, address, street from route_lesson order by case_id`.execute(
    tx,
  )
  return rows
}

/** Another text where anything was put in, changed or taken out. */
export async function readLessonsMark(tx: Tx): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select count(*) || '/' || coalesce(sum(change), 0) as mark from route_lesson`.execute(tx)
  return rows[0]?.mark ?? ''
}
