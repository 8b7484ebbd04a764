import { useRouter } from '@tarojs/taro'
import { caseWords, queueWords } from '../../../types/words/cadre'
import { Gate } from '../gate/gate'
import { CaseView } from './view'

/** One case as the responsible cadre works on it. */
export default function Case() {
  const { id } = useRouter().params
  return (
    <Gate title={caseWords.title} lead={queueWords.loginLead}>
      <CaseView id={id} />
    </Gate>
  )
}
