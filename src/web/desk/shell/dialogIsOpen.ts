/** Whether a dialogue or a drawer is in front of the page. One that was closed stays in the document, unseen. */
export function dialogIsOpen(): boolean {
  const dialogs = document.querySelectorAll('[role="dialog"][aria-modal="true"], .ant-drawer-open');
  return [...dialogs].some((dialog) => dialog.checkVisibility());
}
