import { useState } from 'react'
import { Asked } from '../kinds/FormDrawer'
import { PersonPicker } from '../kinds/PersonPicker'
import { t } from '../words/catalogue'

/** People who are rated or proposed, found by name and put on their line. */
export function NamesAdded({ add }: { add: (name: string) => void }) {
  const [turn, setTurn] = useState(0)
  const take = (name: string | null) => {
    if (!name) return
    add(name)
    setTurn(turn + 1)
  }
  return <Asked label={t('surveys.add_person')} optional><PersonPicker key={turn} autoFocus={turn > 0} onChange={(_, name) => take(name)} /></Asked>
}
