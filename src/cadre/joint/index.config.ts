import { jointDeskWords } from '../../../types/words/joint-desk'

export default definePageConfig({ navigationBarTitleText: jointDeskWords.title })
