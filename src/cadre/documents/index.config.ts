import { documentPageWords } from '../../../types/words/document-pages'

export default definePageConfig({ navigationBarTitleText: documentPageWords.title })
