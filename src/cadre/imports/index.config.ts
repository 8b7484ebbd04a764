import { importPageWords } from '../../../types/words/imports'

export default definePageConfig({ navigationBarTitleText: importPageWords.title })
