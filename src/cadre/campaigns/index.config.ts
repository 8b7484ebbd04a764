import { campaignsWords } from '../../../types/words/campaign-pages'

export default definePageConfig({ navigationBarTitleText: campaignsWords.title })
