import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { newCaseId } from '../../api/caseId.ts';
import { useDraftCampaign } from '../../api/deskOpinions.ts';
import { AdminHead } from '../admin/AdminHead.tsx';
import { useOwnUnits } from '../parts/useOwnUnits.ts';
import { useText } from '../useText.ts';
import { CampaignForm } from './CampaignForm.tsx';
import { fromForm } from './campaignForm.ts';

const kinds = ['topic', 'alert', 'proposal'] as const;

/** Drafting a campaign; a hot topic, an alert or a proposal that it comes from is in the address. */
export function NewCampaignPage() {
  const text = useText();
  const go = useNavigate();
  const [address] = useSearchParams();
  const [id] = useState(newCaseId);
  const draft = useDraftCampaign();
  const [owner] = useOwnUnits();
  const kind = kinds.find((each) => each === address.get('from')) ?? 'own';
  const label = address.get('label') ?? '';
  return (
    <main className="page page-opinions">
      <p>
        <Link to="/opinions">{text('rail.opinions')}</Link>
      </p>
      <AdminHead title={text('opinions.new')} hint={label} />
      <CampaignForm
        initial={{ title: label.slice(0, 80), ...(owner === undefined ? {} : { owner }) }}
        saving={draft.isPending}
        error={draft.error}
        onSave={(values) =>
          draft.mutate(
            { id, origin: { kind, ref: address.get('ref'), label: label.slice(0, 120) }, ...fromForm(values) },
            { onSuccess: () => go(`/opinions/${id}`) },
          )
        }
      />
    </main>
  );
}
