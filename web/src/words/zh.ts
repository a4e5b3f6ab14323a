import codes from '../../../messages/zh/codes.json'
import fields from '../../../messages/zh/fields.json'
import pages from '../../../messages/zh/pages.json'

/** What the frame and the first pages say. */
const words: Record<string, string> = { ...codes, ...fields, ...pages }
export default words
