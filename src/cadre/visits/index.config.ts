import { visitDeskWords } from '../../../types/words/visit-desk'

export default definePageConfig({ navigationBarTitleText: visitDeskWords.title })
