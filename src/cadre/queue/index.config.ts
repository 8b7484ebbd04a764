import { queueWords } from '../../../types/words/cadre'

export default definePageConfig({ navigationBarTitleText: queueWords.title })
