import { divisionPageWords } from '../../../types/words/division-pages'

export default definePageConfig({ navigationBarTitleText: divisionPageWords.title })
