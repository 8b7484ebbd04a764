import type { MyFounding } from '../../../types/founding-view'

/** What is not as the rules say, a line each. */
export function Findings({ found }: { found: MyFounding['findings'] }) {
  return (
    <>
      {found.map(({ level, sentence }) => (
        <p key={sentence} className={level === 'error' ? 'field-error' : 'field-hint'}>
          {`⚠ ${sentence}`}
        </p>
      ))}
    </>
  )
}
