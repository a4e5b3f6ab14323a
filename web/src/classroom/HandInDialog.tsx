import { Modal } from 'antd'
import type { SittingAsked, TestAnswer } from '../api/types'
import { counted } from '../train/amounts'
import { t } from '../words/catalogue'
import { placesWithout } from './sitting'

type Props = { asked: SittingAsked[]; answers: Record<number, TestAnswer | null>; away: boolean; busy: boolean; wrong: string; close: () => void; hand: () => Promise<boolean> }

/** Handing in cannot be undone: what is still open is said before. */
export function HandInDialog({ asked, answers, away, busy, wrong, close, hand }: Props) {
  const open = placesWithout(asked, answers)
  return (
    <Modal open title={t('sitting.hand_in_sure')} onCancel={close} onOk={() => void hand()} okText={t('sitting.hand_in')} cancelText={t('sitting.hand_in_not_yet')} confirmLoading={busy}>
      <div className="stack tight">
        {open.length > 0 ? <p className="note notice">{counted('sitting.still_open', open.length, { places: open.join(t('list.comma')) })}</p> : <p>{t('sitting.all_answered')}</p>}
        <p className="quiet">{t('sitting.hand_in_effect')}</p>
        {(away || wrong) && <p className="field-error" role="alert">{away ? t('sitting.hand_in_away') : wrong}</p>}
      </div>
    </Modal>
  )
}
