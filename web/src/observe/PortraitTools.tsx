import { Button, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useGet } from '../api/hooks'
import type { PortraitShown, UnitPage } from '../api/types'
import { DateField } from '../kinds/DateField'
import { UnitPicker } from '../kinds/UnitPicker'
import { useAddress } from '../shell/address'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { PortraitNeedsDrawer } from './PortraitNeedsDrawer'
import type { PortraitAddress } from './PortraitPage'

/** The day it is shown as of, a second one to compare with, and a post to hold it against. */
export function PortraitTools({ portrait }: { portrait: PortraitShown }) {
  const { today } = useSession()
  const [search, change] = useAddress<PortraitAddress>()
  const [day, setDay] = useState<string | null>(portrait.as_of)
  const [than, setThan] = useState<string | null>(search.than ?? null)
  const [wrong, setWrong] = useState(false)
  const show = (event: FormEvent) => {
    event.preventDefault()
    if (!wrong) change({ as_of: day === null || day === today ? undefined : day, than: than ?? undefined })
  }
  return (
    <div className="portrait-tools no-print">
      <form className="portrait-days" onSubmit={show}>
        <label className="asked"><span className="label">{t('portrait.day')}</span><DateField whole value={day} onChange={setDay} onWrong={setWrong} /></label>
        <label className="asked"><span className="label">{t('portrait.than')}</span><DateField whole value={than} onChange={setThan} onWrong={setWrong} /></label>
        <Button htmlType="submit" disabled={wrong}>{t('portrait.show')}</Button>
        {search.than && <Button type="text" onClick={() => { setThan(null); change({ than: undefined }) }}>{t('portrait.one_day')}</Button>}
      </form>
      <Post />
    </div>
  )
}

function Post() {
  const [search, change] = useAddress<PortraitAddress>()
  const may = useMay()('units.write')
  const [editing, setEditing] = useState(false)
  const unit = search.unit && /^\d+$/.test(search.unit) ? Number(search.unit) : null
  const { data } = useGet<UnitPage>(unit === null ? null : `/units/${unit}`)
  const posts = (data?.posts ?? []).map(({ id, title }) => ({ value: String(id), label: title }))
  const title = posts.find(({ value }) => value === search.post)?.label ?? ''
  return (
    <div className="portrait-post">
      <label className="asked"><span className="label">{t('portrait.post_unit')}</span><UnitPicker clear value={unit} label={t('portrait.post_unit')} onChange={(next) => change({ unit: next === null ? undefined : String(next), post: undefined }, true)} /></label>
      <label className="asked"><span className="label">{t('portrait.post')}</span>
        <Select className="wide" allowClear disabled={unit === null} value={search.post ?? null} options={posts} aria-label={t('portrait.post')} placeholder={t('portrait.post_choose')} popupMatchSelectWidth={false} onChange={(next?: string | null) => change({ post: next ?? undefined }, true)} />
      </label>
      {may && search.post && title && <Button onClick={() => setEditing(true)}>{t('portrait.needs')}</Button>}
      {editing && search.post && <PortraitNeedsDrawer post={Number(search.post)} title={`${data?.name ?? ''} ${title}`} close={() => setEditing(false)} />}
    </div>
  )
}
