import { staffPageWords } from '../../../types/words/staff'

export default definePageConfig({ navigationBarTitleText: staffPageWords.title })
