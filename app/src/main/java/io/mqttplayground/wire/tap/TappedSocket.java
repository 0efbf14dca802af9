package io.mqttplayground.wire.tap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A client's socket that shows a tap every byte, both ways. */
final class TappedSocket extends Socket {

    private final ConnectionTap tap;

    TappedSocket(ConnectionTap tap) {
        this.tap = tap;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new TappedInput(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new TappedOutput(super.getOutputStream());
    }

    @Override
    public void close() throws IOException {
        super.close();
        tap.closed();
    }

    private final class TappedInput extends InputStream {

        private final InputStream in;

        TappedInput(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = readOrLose(bytes, offset, length);
            if (count > 0) {
                tap.received(bytes, offset, count);
            } else if (count < 0) {
                tap.lost();
            }
            return count;
        }

        private int readOrLose(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (SocketTimeoutException nothingYet) {
                throw nothingYet;
            } catch (IOException cut) {
                if (!isClosed()) {
                    tap.lost();
                }
                throw cut;
            }
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public void close() throws IOException {
            TappedSocket.this.close();
        }
    }

    private final class TappedOutput extends OutputStream {

        private final OutputStream out;

        TappedOutput(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            tap.sends(bytes, offset, length);
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            TappedSocket.this.close();
        }
    }
}
