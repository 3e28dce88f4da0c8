import { BuilderElement, type Paragraph, type XmlComponent } from 'docx';
import { type IShapeOptions, ShapeRun } from 'docx/shapes';

/**
 * A box of paragraphs at a fixed place of the page, said twice: as a shape, and as the text box of before 2010 (VML). A program that does not
 * know shapes would show nothing at all of the first alone.
 */
export class DocxTextBox extends ShapeRun {
  constructor(shape: IShapeOptions, fallback: VmlBox) {
    super(shape);
    // The drawing is the last thing that a run of a shape is given.
    const drawing: XmlComponent = this.root.pop();
    this.root.push(
      element('mc:AlternateContent', {}, [
        element('mc:Choice', { Requires: 'wps' }, [drawing]),
        element('mc:Fallback', {}, [vmlBox(fallback)]),
      ]),
    );
  }
}

/** Places and sizes in twips, from the edges of the page. */
export type VmlBox = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly children: readonly Paragraph[];
};

function vmlBox({ left, top, width, height, alt, children }: VmlBox): XmlComponent {
  const points = (twips: number) => `${twips / 20}pt`;
  const style = [
    'position:absolute',
    `margin-left:${points(left)}`,
    `margin-top:${points(top)}`,
    `width:${points(width)}`,
    `height:${points(height)}`,
    'mso-position-horizontal-relative:page',
    'mso-position-vertical-relative:page',
    'v-text-anchor:bottom',
  ].join(';');
  return element('w:pict', {}, [
    element('v:rect', { style, alt, filled: 'f', stroked: 'f' }, [
      element('v:textbox', { inset: '0,0,0,0' }, [element('w:txbxContent', {}, children)]),
    ]),
  ]);
}

function element(name: string, attributes: Readonly<Record<string, string>>, children: readonly XmlComponent[]): XmlComponent {
  const named = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { key, value }]));
  return new BuilderElement({ name, attributes: named, children });
}
