import { useState } from 'react'
import { PathLink } from '../kinds/PathLink'
import { useUnitNames } from '../kinds/UnitPicker'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { keptHere } from './kept'

/** Studies of which this device has more than the server: they are sent once they are opened. */
export function KeptHere() {
  const { account } = useSession()
  const [kept] = useState(() => keptHere(account.id))
  const unitName = useUnitNames(kept.flatMap(({ typed }) => typed.unit ?? []))
  if (kept.length === 0) return null
  return (
    <div className="note notice kept-list">
      <p>{t('studies.kept_list')}</p>
      <ul>{kept.map(({ object, typed }) => <li key={object}><PathLink to={`/studies/${object}`}>{t('studies.kept_one', { unit: typed.unit === null ? t('studies.no_unit') : unitName(typed.unit), day: typed.held_on ?? '' })}</PathLink></li>)}</ul>
    </div>
  )
}
