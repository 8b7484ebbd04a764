import { caseWords } from '../../../types/words/cadre'

export default definePageConfig({ navigationBarTitleText: caseWords.title })
