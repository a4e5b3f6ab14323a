import { t } from '../words/catalogue'

/** How many sections one has read. */
export function ReadBar({ read, of }: { read: number; of: number }) {
  return (
    <span className="met-share read-bar">
      <span className="met-track" aria-hidden><span style={{ width: `${of === 0 ? 0 : (read / of) * 100}%` }} /></span>
      <span className="small">{t('handbooks.read_of', { n: read, all: of })}</span>
    </span>
  )
}
