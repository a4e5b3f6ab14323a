import programmes from '../../../messages/zh/programmes.json'
import rooms from '../../../messages/zh/rooms.json'
import train from '../../../messages/zh/train.json'

/** What the pages behind the first one say. */
const words: Record<string, string> = { ...rooms, ...programmes, ...train }
export default words
