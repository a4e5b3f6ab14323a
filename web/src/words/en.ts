import codes from '../../../messages/en/codes.json'
import fields from '../../../messages/en/fields.json'
import pages from '../../../messages/en/pages.json'

/** What the frame and the first pages say. */
const words: Record<string, string> = { ...codes, ...fields, ...pages }
export default words
