import { absencePageWords } from '../../../types/words/absence'

export default definePageConfig({ navigationBarTitleText: absencePageWords.title })
