import { EnvironmentOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Answer } from '../../../contract/endpoint.ts';
import type { listSpots } from '../../../contract/foresightPages.ts';
import { spotsQuery } from '../../api/deskForesight.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { placeOf, roughly } from './alertStory.ts';

const shownSpots = 60;

/** 点位: where something is clearly more than among its like; each opens the building's file. */
export function SpotsPage() {
  const text = useText();
  const { data, error, isPending, refetch } = useQuery(spotsQuery);
  const spots = data?.spots ?? [];
  return (
    <>
      <h1>{text('foresight.places')}</h1>
      <p className="muted">{text('spots.lead')}</p>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={spots.length === 0}
        empty={<EmptyHint icon={<EnvironmentOutlined />} title={text('spots.none')} hint={text('spots.noneHint')} />}
      >
        <SpotTable spots={spots.slice(0, shownSpots)} />
      </ListState>
    </>
  );
}

export function SpotTable({ spots }: { readonly spots: Answer<typeof listSpots>['spots'] }) {
  const text = useText();
  const names = useNames();
  return (
    <table className="plain-table foresight-table">
      <thead>
        <tr>
          <th scope="col">{text('spots.place')}</th>
          <th scope="col">{text('seasons.what')}</th>
          <th scope="col" className="right">
            {text('spots.cases')}
          </th>
          <th scope="col" className="right">
            {text('spots.expected')}
          </th>
          <th scope="col" className="right">
            {text('spots.ratio')}
          </th>
          <th scope="col" className="right">
            {text('spots.predicted')}
          </th>
        </tr>
      </thead>
      <tbody>
        {spots.map((spot) => (
          <tr key={`${spot.place}${spot.category}`}>
            <th scope="row">
              <Link to={`/foresight/places/${spot.place}`}>{placeOf([spot.place], { text, names })}</Link>
            </th>
            <td>{names.category(spot.category)}</td>
            <td className="right number">{spot.cases}</td>
            <td className="right number">{roughly(spot.expected)}</td>
            <td className="right number">{roughly(spot.ratio)}</td>
            <td className="right number">
              {text('spots.predictedLine', { mean: roughly(spot.predicted), deviation: roughly(spot.deviation) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
