import { deskWords } from '../../../types/words/complain'

export default definePageConfig({ navigationBarTitleText: deskWords.title })
