import { address } from '../api/client'
import { t } from '../words/catalogue'

export function Portrait({ id, has, name, size }: { id: number; has: boolean; name: string; size: number }) {
  const place = { width: size, height: Math.round(size * 1.25) }
  if (has) return <img className="portrait" src={address(`/people/${id}/photo`)} alt={t('people.portrait_of', { name })} {...place} />
  return <span className="portrait" style={{ ...place, fontSize: size / 2.4 }} aria-hidden>{[...name][0]}</span>
}
