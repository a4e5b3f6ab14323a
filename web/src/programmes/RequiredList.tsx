import { Checkbox } from 'antd'
import { useState } from 'react'
import type { RequiredLine } from '../api/types'
import { t } from '../words/catalogue'

type Props = { lines: RequiredLine[]; chosen: number[]; choose: (people: number[]) => void }

const FEW = 30

export function RequiredList({ lines, chosen, choose }: Props) {
  const [all, setAll] = useState(false)
  const shown = all ? lines : lines.slice(0, FEW)
  return (
    <>
      <ul className="required-list">
        {shown.map((one) => (
          <li key={one.person}>
            <Checkbox checked={chosen.includes(one.person)} onChange={(event) => choose(event.target.checked ? [...chosen, one.person] : chosen.filter((id) => id !== one.person))}>
              <strong>{one.name}</strong> <span className="quiet small">{[one.unit_name, one.post, one.sat_before && t('sessions.sat_before')].filter(Boolean).join(' · ')}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
      {lines.length > FEW && <button type="button" className="link" onClick={() => setAll(!all)}>{all ? t('programmes.fewer') : t('programmes.all_people', { n: lines.length })}</button>}
    </>
  )
}
