import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { useGet } from '../api/hooks'
import type { UnitRow } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { useSettled } from '../kinds/useSettled'
import { useAsOf } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'

type Shown = { shown: number | null; path: number[] }

/** Opens to the unit shown, whichever way it was reached. */
export function UnitTree({ roots, shown, path }: Shown & { roots: UnitRow[] }) {
  const [text, setText] = useState('')
  const settled = useSettled(text.trim(), 150)
  const found = useGet<UnitRow[]>(settled ? '/units/find' : null, { q: settled }, { keep: true })
  return (
    <nav className="unit-tree no-print" aria-label={t('units.tree')}>
      <Input allowClear value={text} placeholder={t('units.search')} aria-label={t('units.search')} onChange={(event) => setText(event.target.value)} />
      {settled
        ? <ul className="unit-found">
            {(found.data ?? []).map((unit) => <li key={unit.id}><PathLink to={paths.unit(unit.id)} aria-current={unit.id === shown ? 'page' : undefined}><span>{unit.name}</span><span className="quiet small">{unit.path}</span></PathLink></li>)}
            {found.data?.length === 0 && <li className="quiet">{t('search.none', { text: settled })}</li>}
          </ul>
        : <ul>{roots.map((unit) => <Branch key={unit.id} unit={unit} shown={shown} path={path} depth={0} />)}</ul>}
    </nav>
  )
}

function Branch({ unit, shown, path, depth }: Shown & { unit: UnitRow; depth: number }) {
  const [open, setOpen] = useState(depth === 0)
  const leads = unit.id !== shown && path.includes(unit.id)
  useEffect(() => { if (leads) setOpen(true) }, [leads])
  const asOf = useAsOf()
  const children = useGet<UnitRow[]>(open && unit.children > 0 ? '/units' : null, { parent: unit.id, as_of: asOf }, { fresh: 60_000 })
  return (
    <li>
      <div className="branch" style={{ paddingLeft: depth * 16 }}>
        {unit.children > 0
          ? <button type="button" className="plain twig" aria-expanded={open} aria-label={t(open ? 'units.fold' : 'units.unfold', { name: unit.short_name || unit.name })} onClick={() => setOpen(!open)}>{open ? <CaretDownOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}</button>
          : <span className="twig" />}
        <PathLink to={paths.unit(unit.id)} aria-current={unit.id === shown ? 'page' : undefined} title={unit.name}>
          <span className="grow">{unit.short_name || unit.name}</span><span className="small quiet">{showNumber(unit.people)}</span>
        </PathLink>
      </div>
      {open && children.data && <ul>{children.data.map((child) => <Branch key={child.id} unit={child} shown={shown} path={path} depth={depth + 1} />)}</ul>}
    </li>
  )
}
