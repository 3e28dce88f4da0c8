/** Chosen pictures on this device, until they are part of a case. In memory where the browser forbids IndexedDB. */
const memory = new Map<string, Blob>();

export async function keepPhoto(key: string, photo: Blob): Promise<void> {
  memory.set(key, photo);
  await within('readwrite', (store) => store.put(photo, key));
}

export async function keptPhoto(key: string): Promise<Blob | null> {
  return memory.get(key) ?? (await within<Blob>('readonly', (store) => store.get(key))) ?? null;
}

export async function dropPhoto(key: string): Promise<void> {
  memory.delete(key);
  await within('readwrite', (store) => store.delete(key));
}

const name = 'photos';

async function within<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<T | null> {
  const database = await opened();
  if (!database) return null;
  return new Promise((resolve) => {
    const request = ask(database.transaction(name, mode).objectStore(name));
    request.onsuccess = () => resolve((request.result as T | undefined) ?? null);
    request.onerror = () => resolve(null);
  });
}

let opening: Promise<IDBDatabase | null> | null = null;

function opened(): Promise<IDBDatabase | null> {
  opening ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open('huying', 1);
      request.onupgradeneeded = () => request.result.createObjectStore(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
    } catch {
      // Thrown, not told, by some browsers in private windows.
      resolve(null);
    }
  });
  return opening;
}
