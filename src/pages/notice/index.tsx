import { useCall } from '../../client/use-call'
import { Bones } from '../../components/bones/bones'
import { ElderSwitch } from '../../components/elder/elder-switch'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'

/** The notice in force, in full. */
export default function NoticePage() {
  const { data, failure, reload } = useCall('getCity', {})
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones />}</Page>
  return (
    <Page>
      <header className="row">
        <h1 className="title">{data.notice.title}</h1>
        <ElderSwitch />
      </header>
      {data.notice.sections.map((section) => (
        <section key={section.heading}>
          <h2 className="heading">{section.heading}</h2>
          {section.paragraphs.map((paragraph) => (
            <p key={paragraph} className="lead">
              {paragraph}
            </p>
          ))}
        </section>
      ))}
      <p className="small lead">{data.notice.version}</p>
    </Page>
  )
}
